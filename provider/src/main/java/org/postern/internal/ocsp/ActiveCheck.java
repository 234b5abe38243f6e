// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.PKIXRevocationChecker.Option;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.postern.internal.ocsp.StatusRefusedException.Kind;

/**
 * Asks responders and revocation lists over the network, by the JDK's revocation checker, which
 * waits for them as long as the JVM's own properties say.
 */
final class ActiveCheck {

  private ActiveCheck() {}

  /**
   * Checks the path of a server.
   *
   * @param known responses that need not be asked for
   * @param hardFail whether a status that cannot be found out is refused
   * @throws StatusRefusedException if a certificate is revoked, or its status unknown
   */
  static void check(
      X509Certificate[] chain,
      X509Certificate[] anchors,
      Map<X509Certificate, byte[]> known,
      boolean hardFail,
      Instant now)
      throws StatusRefusedException {
    if (Arrays.asList(anchors).contains(chain[0])) {
      return; // No authority can revoke what is trusted without it.
    }
    try {
      PKIXBuilderParameters parameters = parameters(chain, anchors, now);
      var path = CertPathBuilder.getInstance("PKIX", "SUN").build(parameters).getCertPath();
      CertPathValidator validator = CertPathValidator.getInstance("PKIX", "SUN");
      PKIXRevocationChecker checker = (PKIXRevocationChecker) validator.getRevocationChecker();
      checker.setOcspResponses(known);
      checker.setOptions(hardFail ? Set.of() : Set.of(Option.SOFT_FAIL));
      parameters.addCertPathChecker(checker);
      validator.validate(path, parameters);
    } catch (GeneralSecurityException e) {
      boolean revoked =
          e instanceof CertPathValidatorException failure
              && failure.getReason() == BasicReason.REVOKED;
      if (revoked || hardFail) {
        throw refusal(revoked, e);
      }
    }
  }

  private static PKIXBuilderParameters parameters(
      X509Certificate[] chain, X509Certificate[] anchors, Instant now)
      throws GeneralSecurityException {
    X509CertSelector server = new X509CertSelector();
    server.setCertificate(chain[0]);
    PKIXBuilderParameters parameters =
        new PKIXBuilderParameters(
            Arrays.stream(anchors)
                .map(anchor -> new TrustAnchor(anchor, null))
                .collect(Collectors.toSet()),
            server);
    parameters.addCertStore(
        CertStore.getInstance("Collection", new CollectionCertStoreParameters(List.of(chain))));
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(now));
    return parameters;
  }

  private static StatusRefusedException refusal(boolean revoked, GeneralSecurityException cause) {
    StatusRefusedException refusal =
        new StatusRefusedException(
            revoked ? Kind.REVOKED : Kind.NOT_PROVED_GOOD,
            (revoked
                    ? "a certificate of the server's path is revoked, say its authorities: "
                    : "the authorities do not say that the server's certificate is good: ")
                + cause.getMessage());
    refusal.addSuppressed(cause);
    return refusal;
  }
}
