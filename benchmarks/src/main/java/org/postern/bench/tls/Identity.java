// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.tls;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabKeyType;
import org.postern.lab.pki.LabPki;

/**
 * A server's key with a chain of two certificates of the same type, by the JDK from a PKCS#12 file,
 * as most servers have it.
 */
final class Identity {
  static final String HOST = "mx.example.com";
  private static final char[] PASSWORD = "benchmark".toCharArray();

  private final LabCertificate root;
  private final KeyStore store;

  Identity(LabKeyType keys) throws GeneralSecurityException, IOException {
    LabPki pki = new LabPki();
    root = pki.certificate().commonName("Benchmark root").ca().key(keys).selfSigned();
    LabCertificate ca = pki.certificate().commonName("Benchmark CA").ca().key(keys).signedBy(root);
    LabCertificate leaf = pki.server(HOST).key(keys).signedBy(ca);
    KeyStore made = KeyStore.getInstance("PKCS12");
    made.load(null, null);
    X509Certificate[] chain = {leaf.x509(), ca.x509()};
    made.setKeyEntry("server", leaf.keyPair().getPrivate(), PASSWORD, chain);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    made.store(file, PASSWORD);
    store = KeyStore.getInstance("PKCS12");
    store.load(new ByteArrayInputStream(file.toByteArray()), PASSWORD);
  }

  /** Returns the key managers that the JDK makes unless told otherwise, whatever the stack. */
  KeyManager[] keyManagers() throws GeneralSecurityException {
    KeyManagerFactory factory = KeyManagerFactory.getInstance("SunX509", "SunJSSE");
    factory.init(store, PASSWORD);
    return factory.getKeyManagers();
  }

  /** Returns the JDK's PKIX trust managers for the root alone, whatever the stack. */
  TrustManager[] trustManagers() throws GeneralSecurityException, IOException {
    KeyStore roots = KeyStore.getInstance("PKCS12");
    roots.load(null, null);
    roots.setCertificateEntry("root", root.x509());
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(roots);
    return factory.getTrustManagers();
  }

  /** Returns the algorithm of the server's key, as in its certificate. */
  Certificate certificate() throws GeneralSecurityException {
    return store.getCertificate("server");
  }
}
