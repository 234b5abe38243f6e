// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.x509;

import java.time.Instant;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.jspecify.annotations.Nullable;

/** Who may say by OCSP what a certification authority knows (RFC 6960 section 4.2.2.2). */
public final class OcspAuthority {
  private static final String NO_CHECK = OCSPObjectIdentifiers.id_pkix_ocsp_nocheck.getId();

  private OcspAuthority() {}

  /**
   * Says why the issuer has not issued the certificate, or null if it has: its name is the issuer's
   * name, and its key made the signature.
   */
  public static @Nullable String objectionToIssuer(
      PathCertificate certificate, PathCertificate issuer) {
    if (!certificate.issuer().equals(issuer.subject())) {
      return "the certificate of " + certificate.label() + " names another issuer";
    }
    SignatureLinks links = new SignatureLinks();
    if (links.isSignedBy(certificate, issuer)) {
      return null;
    }
    String obstacle = links.obstacle();
    return obstacle != null
        ? obstacle
        : "the key of " + issuer.label() + " has not signed the certificate";
  }

  /**
   * Says why a certificate makes nobody a responder of the authority, or null if it does. It has to
   * be issued by the authority itself, with the key that issued the certificate in question, and
   * for signing OCSP responses by name: any purpose is not enough.
   *
   * <p>Whether the responder's certificate is revoked itself is not asked, with or without
   * id-pkix-ocsp-nocheck: section 4.2.2.2.1 leaves that to local policy where the authority says
   * nothing else, and nothing can be asked within a handshake. Its validity bounds it.
   */
  public static @Nullable String objectionToResponder(
      PathCertificate responder, PathCertificate authority, Instant at) {
    String who = "the certificate of the responder " + responder.label();
    CertificateExtensions extensions = responder.extensions();
    if (extensions.extendedKeyUsage() == null
        || !extensions.extendedKeyUsage().hasKeyPurposeId(KeyPurposeId.id_kp_OCSPSigning)) {
      return who + " is not for signing OCSP responses";
    }
    if (!responder.allowsKeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation)) {
      return who + " is not for signatures, by its key usage";
    }
    if (!extensions.unsupportedCritical().stream().allMatch(NO_CHECK::equals)) {
      return who + " has critical extensions that are not understood";
    }
    if (!responder.isValidAt(at)) {
      return who
          + " is not valid now: from "
          + responder.notBefore()
          + " to "
          + responder.notAfter();
    }
    String objection = objectionToIssuer(responder, authority);
    return objection == null ? null : who + " is not issued by the authority: " + objection;
  }
}
