// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.postern.internal.crypto.Primitives;
import org.postern.internal.session.SessionContext;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabKeyType;
import org.postern.lab.pki.LabPki;

/** A CA with certificates for mx.example.test, and contexts on it. */
final class Lab {
  static final String HOST = "mx.example.test";
  private static final char[] PASSWORD = "changeit".toCharArray();
  final LabPki pki = new LabPki();
  final LabCertificate root = pki.root("Lab root");
  String keyManagers = "SunX509";

  LabCertificate leaf(LabKeyType type) {
    return pki.server(HOST).key(type).signedBy(root);
  }

  /** A client's certificate. */
  LabCertificate client(LabKeyType type) {
    return pki.certificate()
        .commonName("client")
        .purposes(KeyPurposeId.id_kp_clientAuth)
        .key(type)
        .signedBy(root);
  }

  private static KeyStore keys(List<LabCertificate> leaves) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    for (LabCertificate leaf : leaves) {
      X509Certificate[] chain = new X509Certificate[leaf.chainWithoutRoot().size()];
      for (int i = 0; i < chain.length; i++) {
        chain[i] = leaf.chainWithoutRoot().get(i).x509();
      }
      store.setKeyEntry("key" + store.size(), leaf.keyPair().getPrivate(), PASSWORD, chain);
    }
    return store;
  }

  KeyManager[] keyManagers(LabCertificate... leaves) throws Exception {
    KeyManagerFactory factory = KeyManagerFactory.getInstance(keyManagers, "SunJSSE");
    factory.init(keys(List.of(leaves)), PASSWORD);
    return factory.getKeyManagers();
  }

  TrustManager[] trustManagers() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("root", root.x509());
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(store);
    return factory.getTrustManagers();
  }

  /** Our environment with these keys. */
  Environment environment(LabCertificate... leaves) throws Exception {
    return environment(
        (X509ExtendedKeyManager) keyManagers(leaves)[0],
        (X509ExtendedTrustManager) trustManagers()[0]);
  }

  static Environment environment(X509ExtendedKeyManager keys, X509ExtendedTrustManager trust) {
    SecureRandom random = new SecureRandom();
    InstantSource clock = InstantSource.system();
    return new Environment(
        Primitives.chosen(),
        random,
        keys,
        trust,
        SessionContext.client(random, clock),
        SessionContext.server(random, clock),
        clock);
  }

  /** An engine of the JDK with these keys. */
  SSLEngine jdk(boolean client, LabCertificate... leaves) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS", "SunJSSE");
    context.init(keyManagers(leaves), trustManagers(), null);
    SSLEngine engine = client ? context.createSSLEngine(HOST, 25) : context.createSSLEngine();
    engine.setUseClientMode(client);
    return engine;
  }
}
