// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.core;

import static org.postern.agent.core.Symbol.field;
import static org.postern.agent.core.Symbol.method;

import java.util.ArrayList;
import java.util.List;
import org.postern.agent.core.Target.Weave;

/**
 * The classes in which mail goes out: the SMTP client of the Jakarta Mail family, which has kept
 * these members from javax.mail 1.5 to Angus Mail 2.0, and the remote delivery of Apache James 3.8.
 */
final class Targets {
  private static final String STRING = "Ljava/lang/String;";
  private static final String SOCKET = "Ljava/net/Socket;";
  private static final String PROPERTIES = "Ljava/util/Properties;";
  private static final String REMOTE_DELIVERY =
      "org.apache.james.transport.mailets.remote.delivery.";

  private Targets() {}

  static List<Target> all() {
    List<Target> targets = new ArrayList<>();
    for (String family : List.of("com.sun.mail.", "org.eclipse.angus.mail.")) {
      targets.add(smtpTransport(family));
      targets.add(socketFetcher(family));
    }
    targets.add(jamesDelivery());
    targets.add(jamesLookup());
    return List.copyOf(targets);
  }

  private static Target smtpTransport(String family) {
    return Target.outbound(
        family + "smtp.SMTPTransport",
        List.of(
            new Weave(
                method("protocolConnect", "(" + STRING + "I" + STRING + STRING + ")Z"),
                "ProtocolConnectAdvice"),
            new Weave(method("startTLS", "()V"), "StartTlsAdvice")),
        List.of(
            field("name", STRING),
            field("defaultPort", "I"),
            field("isSSL", "Z"),
            field("serverSocket", SOCKET),
            field("useStartTLS", "Z"),
            field("requireStartTLS", "Z")),
        List.of());
  }

  private static Target socketFetcher(String family) {
    return Target.outbound(
        family + "util.SocketFetcher",
        List.of(
            new Weave(
                method("startTLS", "(" + SOCKET + STRING + PROPERTIES + STRING + ")" + SOCKET),
                "SecureSocketAdvice"),
            new Weave(
                method("getSocket", "(" + STRING + "I" + PROPERTIES + STRING + "Z)" + SOCKET),
                "OpenSocketAdvice")),
        List.of(),
        List.of());
  }

  private static Target jamesDelivery() {
    return Target.outbound(
        REMOTE_DELIVERY + "MailDelivrerToHost",
        List.of(
            new Weave(
                method(
                    "tryDeliveryToHost",
                    "(Lorg/apache/mailet/Mail;Ljava/util/Collection;Lorg/apache/mailet/HostAddress;)"
                        + "L"
                        + REMOTE_DELIVERY.replace('.', '/')
                        + "ExecutionResult;"),
                "JamesDeliveryAdvice")),
        List.of(configuration()),
        List.of(
            gateways(),
            new Symbol.Elsewhere(
                "org.apache.mailet.Mail",
                List.of(method("getRecipients", "()Ljava/util/Collection;"))),
            new Symbol.Elsewhere(
                "org.apache.james.core.MailAddress",
                List.of(method("getDomain", "()Lorg/apache/james/core/Domain;"))),
            new Symbol.Elsewhere(
                "org.apache.james.core.Domain", List.of(method("asString", "()" + STRING))),
            new Symbol.Elsewhere(
                "org.apache.mailet.HostAddress",
                List.of(method("getHostName", "()" + STRING), method("getPort", "()I")))));
  }

  private static Target jamesLookup() {
    return Target.outbound(
        REMOTE_DELIVERY + "DnsHelper",
        List.of(
            new Weave(
                method("retrieveHostAddressIterator", "(" + STRING + "Z)Ljava/util/Iterator;"),
                "JamesLookupAdvice")),
        List.of(configuration()),
        List.of(
            gateways(),
            new Symbol.Elsewhere(
                "org.apache.james.dnsservice.api.TemporaryResolutionException",
                List.of(method("<init>", "(" + STRING + ")V")))));
  }

  private static Symbol configuration() {
    return field(
        "configuration", "L" + REMOTE_DELIVERY.replace('.', '/') + "RemoteDeliveryConfiguration;");
  }

  private static Symbol.Elsewhere gateways() {
    return new Symbol.Elsewhere(
        REMOTE_DELIVERY + "RemoteDeliveryConfiguration",
        List.of(method("getGatewayServer", "()Ljava/util/Collection;")));
  }
}
