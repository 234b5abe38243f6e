// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.tls;

import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.postern.internal.policy.SignatureScheme;
import org.postern.internal.session.Session;

/**
 * In what a connection is weaker than RFC 9325 wants. That is for the log: such a connection is
 * made where the alternative is clear text.
 */
final class Weaknesses {

  private static final int SHORTEST_RSA = 2048;

  private Weaknesses() {}

  static List<String> of(SSLSession session) {
    Set<String> found = new LinkedHashSet<>();
    Certificate[] chain = chain(session);
    if (chain.length > 0 && chain[0].getPublicKey() instanceof RSAKey rsa) {
      int bits = rsa.getModulus().bitLength();
      if (bits < SHORTEST_RSA) {
        found.add("rsa-" + bits);
      }
    }
    if (session instanceof Session own) {
      SignatureScheme scheme = own.facts().signatureScheme();
      if (scheme != null && scheme.name().endsWith("SHA1")) {
        found.add("sha1");
      }
      if (!own.hasExtendedMasterSecret()) {
        found.add("no-extended-master-secret");
      }
      if (!own.hasSecureRenegotiation()) {
        found.add("no-secure-renegotiation");
      }
    }
    for (Certificate certificate : chain) {
      if (certificate instanceof X509Certificate x509 && !isSelfIssued(x509)) {
        String algorithm = x509.getSigAlgName().toUpperCase(Locale.ROOT).replace("-", "");
        for (String digest : List.of("MD2", "MD5", "SHA1")) {
          if (algorithm.startsWith(digest + "WITH")) {
            found.add(digest.toLowerCase(Locale.ROOT) + "-certificate");
          }
        }
      }
    }
    return List.copyOf(found);
  }

  /** Nobody looks at the signature of a certificate over itself. */
  private static boolean isSelfIssued(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
  }

  private static Certificate[] chain(SSLSession session) {
    try {
      return session.getPeerCertificates();
    } catch (SSLPeerUnverifiedException e) {
      return new Certificate[0];
    }
  }
}
