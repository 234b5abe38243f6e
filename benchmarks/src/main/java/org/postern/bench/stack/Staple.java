// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.stack;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.jcajce.JcaCertificateID;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** OCSP responses that say good, signed by the CA itself (RFC 6960). */
final class Staple {
  private Staple() {}

  /** Returns the DER of a response about the certificate. */
  static byte[] about(X509Certificate certificate, Issuer issuer) throws GeneralSecurityException {
    try {
      CertificateID id =
          new JcaCertificateID(
              new JcaDigestCalculatorProviderBuilder().build().get(CertificateID.HASH_SHA1),
              issuer.certificate(),
              certificate.getSerialNumber());
      return respond(issuer, null, id);
    } catch (OCSPException | OperatorCreationException | IOException e) {
      throw new GeneralSecurityException(e);
    }
  }

  /** Returns the DER of a response to a request, about whatever it asks for. */
  static byte[] answer(byte[] request, Issuer issuer) throws GeneralSecurityException {
    try {
      OCSPReq asked = new OCSPReq(request);
      return respond(
          issuer,
          asked.getExtension(org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers.id_pkix_ocsp_nonce),
          asked.getRequestList()[0].getCertID());
    } catch (OCSPException | IOException e) {
      throw new GeneralSecurityException(e);
    }
  }

  private static byte[] respond(
      Issuer issuer, @org.jspecify.annotations.Nullable Extension nonce, CertificateID id)
      throws OCSPException, IOException, GeneralSecurityException {
    Instant now = Instant.now();
    BasicOCSPRespBuilder builder = new BasicOCSPRespBuilder(new RespID(issuer.name()));
    builder.addResponse(
        id,
        CertificateStatus.GOOD,
        Date.from(now.minus(1, ChronoUnit.HOURS)),
        Date.from(now.plus(3, ChronoUnit.DAYS)),
        null);
    if (nonce != null) {
      builder.setResponseExtensions(new Extensions(nonce));
    }
    BasicOCSPResp response =
        builder.build(
            issuer.signer(),
            new X509CertificateHolder[] {new JcaX509CertificateHolder(issuer.certificate())},
            Date.from(now));
    OCSPResp answer = new OCSPRespBuilder().build(OCSPRespBuilder.SUCCESSFUL, response);
    return answer.getEncoded();
  }
}
