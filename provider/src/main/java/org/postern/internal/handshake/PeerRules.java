// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.TlsFatalAlert;
import org.postern.internal.policy.SignatureScheme;

/**
 * What a peer's certificates must be, whoever trusts them (RFC 9325 section 4.4, RFC 8446 section
 * 4.4.2.4).
 */
final class PeerRules {
  private PeerRules() {}

  /** Checks the key that signs the handshake; with DANE-EE nothing else counts (RFC 7671 5.1). */
  static void checkOwn(HandshakeSettings settings, List<X509Certificate> chain)
      throws TlsFatalAlert {
    checkKey(chain.get(0).getPublicKey(), settings.rules().minRsaBits());
  }

  /** Checks the keys and signatures of a path. */
  static void checkPath(HandshakeSettings settings, List<X509Certificate> chain)
      throws TlsFatalAlert {
    boolean sha1 = settings.rules().signatureSchemes().stream().anyMatch(PeerRules::isSha1);
    for (int i = 0; i < chain.size(); i++) {
      X509Certificate certificate = chain.get(i);
      boolean selfIssued =
          certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
      if (i > 0 && selfIssued) {
        continue;
      }
      checkKey(certificate.getPublicKey(), settings.rules().minRsaBits());
      String algorithm = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
      if (!selfIssued && isWeak(algorithm, sha1)) {
        throw refused("a certificate is signed with " + algorithm);
      }
    }
  }

  static void checkKey(PublicKey key, int minRsaBits) throws TlsFatalAlert {
    if (key instanceof RSAKey rsa && rsa.getModulus().bitLength() < minRsaBits) {
      throw refused(
          "an RSA key has "
              + rsa.getModulus().bitLength()
              + " bits, at least "
              + minRsaBits
              + " are needed");
    }
  }

  private static boolean isSha1(SignatureScheme scheme) {
    return scheme == SignatureScheme.RSA_PKCS1_SHA1 || scheme == SignatureScheme.ECDSA_SHA1;
  }

  private static boolean isWeak(String algorithm, boolean sha1) {
    // Whoever takes SHA-1 authenticates nobody, and would go on in clear text.
    return !sha1
        && (algorithm.contains("MD5")
            || algorithm.contains("MD2")
            || algorithm.contains("SHA1")
            || algorithm.contains("SHA-1"));
  }

  private static TlsFatalAlert refused(String what) {
    return new TlsFatalAlert(
        AlertDescription.bad_certificate, "the policy does not allow it: " + what);
  }
}
