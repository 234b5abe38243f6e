// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.core;

import static org.postern.agent.core.Symbol.field;
import static org.postern.agent.core.Symbol.method;

import java.util.List;
import org.postern.agent.core.Target.Call;
import org.postern.agent.core.Target.Weave;

/**
 * The classes in which mail servers make the TLS of their listeners: Apache James 3.8 and 3.9,
 * GreenMail 2.1, SubEthaSMTP 7.
 */
final class ListenerTargets {
  static final String JAMES_SERVER =
      "org.apache.james.protocols.lib.netty.AbstractConfigurableAsyncServer";
  static final String GREENMAIL = "com.icegreen.greenmail.util.DummySSLServerSocketFactory";

  private static final String CONTEXT = "Ljavax/net/ssl/SSLContext;";
  private static final String ENCRYPTION = "Lorg/apache/james/protocols/netty/Encryption;";
  private static final String CREATOR = "Lorg/subethamail/smtp/server/SSLSocketCreator;";
  private static final String SSL_FACTORY = "nl.altindag.ssl.SSLFactory";

  private ListenerTargets() {}

  static List<Target> all() {
    return List.of(jamesFactory(), jamesServer(), greenMail(), subEtha());
  }

  private static Target jamesFactory() {
    return Target.inbound(
        "org.apache.james.protocols.lib.LegacyJavaEncryptionFactory",
        List.of(),
        List.of(
            new Call(
                method("create", "()" + ENCRYPTION),
                SSL_FACTORY,
                method("getSslContext", "()" + CONTEXT),
                "context")),
        List.of(),
        List.of(
            new Symbol.Elsewhere(
                SSL_FACTORY,
                List.of(
                    method("getKeyManager", "()Ljava/util/Optional;"),
                    method("getTrustManager", "()Ljava/util/Optional;")))));
  }

  private static Target jamesServer() {
    return Target.inbound(
        JAMES_SERVER,
        List.of(
            new Weave(method("buildSSLContext", "()V"), "JamesContextAdvice"),
            new Weave(method("getEncryption", "()" + ENCRYPTION), "JamesEncryptionAdvice")),
        List.of(),
        List.of(),
        List.of(
            new Symbol.Elsewhere(
                JAMES_SERVER,
                List.of(
                    method("reloadSSLCertificate", "()V"),
                    method("getServiceType", "()Ljava/lang/String;")))));
  }

  private static Target greenMail() {
    Symbol constructor = method("<init>", "()V");
    return Target.inbound(
        GREENMAIL,
        List.of(),
        List.of(
            new Call(
                constructor,
                "javax.net.ssl.SSLContext",
                method(
                    "init",
                    "([Ljavax/net/ssl/KeyManager;[Ljavax/net/ssl/TrustManager;"
                        + "Ljava/security/SecureRandom;)V"),
                "init"),
            new Call(
                constructor,
                "javax.net.ssl.SSLContext",
                method("getServerSocketFactory", "()Ljavax/net/ssl/SSLServerSocketFactory;"),
                "serverSocketFactory")),
        List.of(),
        List.of());
  }

  private static Target subEtha() {
    return Target.inbound(
        "org.subethamail.smtp.server.SMTPServer",
        List.of(
            new Weave(
                method("createSSLSocket", "(Ljava/net/Socket;)Ljavax/net/ssl/SSLSocket;"),
                "SubEthaStartTlsAdvice")),
        List.of(),
        List.of(
            field("startTlsSocketCreator", CREATOR), field("SSL_SOCKET_CREATOR_DEFAULT", CREATOR)),
        List.of());
  }
}
