// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse;

import java.security.AlgorithmConstraints;
import java.security.CryptoPrimitive;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postern.internal.policy.Rules;
import org.postern.internal.policy.SignatureScheme;

/** The keys and signatures of a chain that a plain trust manager has accepted. */
final class ChainConstraints {

  private static final Set<CryptoPrimitive> SIGNATURE = EnumSet.of(CryptoPrimitive.SIGNATURE);

  private ChainConstraints() {}

  /**
   * Passes where all certificates below the trusted one have keys and signatures that the policy
   * and the program's own constraints allow.
   *
   * @param trusted the certificates that the trust manager names, null for none
   */
  static void check(
      X509Certificate[] chain,
      X509Certificate @Nullable [] trusted,
      Rules rules,
      @Nullable AlgorithmConstraints constraints)
      throws CertificateException {
    int length = chain.length;
    if (trusted != null && Arrays.asList(trusted).contains(chain[length - 1])) {
      length--; // a trust anchor is trusted for what it is, not for who signed it
    }
    for (int i = 0; i < length; i++) {
      checkKey(chain[i], rules);
      checkSignature(chain[i], rules);
      checkOwn(chain[i], constraints);
    }
  }

  private static void checkKey(X509Certificate certificate, Rules rules)
      throws CertificateException {
    if (certificate.getPublicKey() instanceof RSAKey key
        && key.getModulus().bitLength() < rules.minRsaBits()) {
      throw new CertificateException(
          "the RSA key of "
              + certificate.getSubjectX500Principal()
              + " has "
              + key.getModulus().bitLength()
              + " bits; the policy demands "
              + rules.minRsaBits());
    }
  }

  private static void checkSignature(X509Certificate certificate, Rules rules)
      throws CertificateException {
    String name = certificate.getSigAlgName().toUpperCase(Locale.ROOT).replace("-", "");
    boolean sha1 = name.startsWith("SHA1");
    boolean sha1Allowed =
        rules.signatureSchemes().contains(SignatureScheme.ECDSA_SHA1)
            || rules.signatureSchemes().contains(SignatureScheme.RSA_PKCS1_SHA1);
    if (name.startsWith("MD") || (sha1 && !sha1Allowed)) {
      throw new CertificateException(
          "the certificate of "
              + certificate.getSubjectX500Principal()
              + " is signed with "
              + certificate.getSigAlgName()
              + ", which the policy does not allow");
    }
  }

  private static void checkOwn(
      X509Certificate certificate, @Nullable AlgorithmConstraints constraints)
      throws CertificateException {
    if (constraints == null) {
      return;
    }
    if (!constraints.permits(SIGNATURE, certificate.getSigAlgName(), null)
        || !constraints.permits(SIGNATURE, certificate.getPublicKey())) {
      throw new CertificateException(
          "the algorithm constraints of the program forbid the key or the signature ("
              + certificate.getSigAlgName()
              + ") of the certificate of "
              + certificate.getSubjectX500Principal());
    }
  }
}
