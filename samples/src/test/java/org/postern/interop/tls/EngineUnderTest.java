// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.tls;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.Provider;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.postern.PosternProvider;
import org.postern.internal.policy.SignatureScheme;
import org.postern.internal.session.Session;
import org.postern.lab.pki.LabCertificate;

/** Makes contexts of our engine, and of the JDK's as a peer, with the JDK's own managers. */
public final class EngineUnderTest {
  private static final Provider PROVIDER = new PosternProvider();

  private EngineUnderTest() {}

  /** A context of our engine; {@code own} is null for a client that shows no certificate. */
  public static SSLContext context(@Nullable LabCertificate own, LabCertificate root)
      throws Exception {
    return init(ours(), own, root);
  }

  /** A context of the JDK's engine. */
  public static SSLContext jdkContext(@Nullable LabCertificate own, LabCertificate root)
      throws Exception {
    return init(SSLContext.getInstance("TLS", "SunJSSE"), own, root);
  }

  /** Without the suites in which RSA is the key exchange: they know no group. */
  public static String[] forwardSecret(String[] suites) {
    return Stream.of(suites).filter(s -> !s.startsWith("TLS_RSA_")).toArray(String[]::new);
  }

  private static SSLContext ours() throws GeneralSecurityException {
    return SSLContext.getInstance("TLS", PROVIDER);
  }

  /** What our session says. */
  static OurView view(SSLSession session, int received) {
    if (!(session instanceof Session ours)) {
      throw new AssertionError("expected a session of our engine, got " + session.getClass());
    }
    SignatureScheme scheme = ours.facts().signatureScheme();
    return new OurView(
        session.getProtocol(),
        session.getCipherSuite(),
        ours.group(),
        scheme == null ? null : scheme.jsseName(),
        ours.resumed(),
        peer(session),
        received);
  }

  /** Whether our session says that its connection resumed another. */
  public static boolean isResumed(SSLSession session) {
    return session instanceof Session ours && ours.resumed();
  }

  private static @Nullable String peer(SSLSession session) {
    try {
      Principal principal = session.getPeerPrincipal();
      return principal.getName();
    } catch (SSLPeerUnverifiedException e) {
      return null;
    }
  }

  private static SSLContext init(
      SSLContext context, @Nullable LabCertificate own, LabCertificate root) throws Exception {
    KeyManager[] keys = null;
    if (own != null) {
      char[] password = "interop".toCharArray();
      KeyManagerFactory factory = KeyManagerFactory.getInstance("SunX509", "SunJSSE");
      factory.init(own.keyStore(password), password);
      keys = factory.getKeyManagers();
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("root", root.x509());
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX", "SunJSSE");
    trust.init(store);
    context.init(keys, trust.getTrustManagers(), null);
    return context;
  }
}
