// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postern.internal.ocsp.ResponseVerdict.Defect;
import org.postern.internal.ocsp.ResponseVerdict.Unusable;
import org.postern.internal.x509.MalformedCertificateException;
import org.postern.internal.x509.OcspAuthority;
import org.postern.internal.x509.PathCertificate;
import org.postern.internal.x509.RawCertificate;
import org.postern.internal.x509.SignatureScheme;
import org.postern.internal.x509.VerificationKey;

/**
 * Whether a response was signed by the issuer of the certificate, or by a responder to whom the
 * issuer itself has given a certificate for that (RFC 6960 section 4.2.2.2).
 */
final class SignerCheck {

  /** How many certificates sent along are looked at: one is usual. */
  private static final int MAX_CERTIFICATES = 4;

  private final BasicResponse response;
  private final PathCertificate issuer;
  private final Instant now;
  private Instant until = Instant.MAX;

  SignerCheck(BasicResponse response, PathCertificate issuer, Instant now) {
    this.response = response;
    this.issuer = issuer;
    this.now = now;
  }

  /** Says why the response does not speak for the issuer, or null if it does. */
  @Nullable Unusable objection() {
    SignatureScheme scheme;
    try {
      scheme = SignatureScheme.of(response.algorithm());
    } catch (MalformedCertificateException e) {
      return new Unusable(Defect.WEAK_SIGNATURE, e.getMessage());
    }
    Unusable first = null;
    for (PathCertificate signer : candidates()) {
      Unusable objection = objection(signer, scheme);
      if (objection == null) {
        until = signer == issuer ? Instant.MAX : signer.notAfter();
        return null;
      }
      first = first == null ? objection : first;
    }
    return first != null
        ? first
        : new Unusable(
            Defect.UNAUTHORIZED_SIGNER,
            "the response is signed neither by "
                + issuer.label()
                + " nor by a responder whose certificate came with it");
  }

  /** Until when the signer may speak for the issuer, once there is no objection. */
  Instant until() {
    return until;
  }

  private @Nullable Unusable objection(PathCertificate signer, SignatureScheme scheme) {
    if (signer != issuer) {
      String objection = OcspAuthority.objectionToResponder(signer, issuer, now);
      if (objection != null) {
        return new Unusable(Defect.UNAUTHORIZED_SIGNER, objection);
      }
    }
    try {
      VerificationKey key = signer.key();
      String weakness = key.weakness();
      if (weakness != null) {
        return new Unusable(Defect.WEAK_SIGNATURE, weakness);
      }
      return key.verify(scheme, response.signed(), response.signature()) ? null : bad(signer);
    } catch (MalformedCertificateException e) {
      return new Unusable(Defect.WEAK_SIGNATURE, e.getMessage());
    } catch (GeneralSecurityException | RuntimeException e) {
      return bad(signer);
    }
  }

  private static Unusable bad(PathCertificate signer) {
    return new Unusable(
        Defect.BAD_SIGNATURE, "the signature is not made with the key of " + signer.label());
  }

  /** Whom the response names as its signer. */
  private List<PathCertificate> candidates() {
    List<PathCertificate> candidates = new ArrayList<>(2);
    try {
      if (response.responder().means(issuer)) {
        candidates.add(issuer);
      }
    } catch (MalformedCertificateException e) {
      return candidates;
    }
    int looked = 0;
    for (byte[] encoded : response.certificates()) {
      if (++looked > MAX_CERTIFICATES) {
        break;
      }
      try {
        PathCertificate sent = PathCertificate.parse(RawCertificate.parse(encoded));
        if (!sent.equals(issuer) && response.responder().means(sent)) {
          candidates.add(sent);
        }
      } catch (MalformedCertificateException e) {
        continue; // It cannot have signed anything.
      }
    }
    return candidates;
  }
}
