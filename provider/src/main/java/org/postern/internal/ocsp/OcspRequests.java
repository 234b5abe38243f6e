// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.ocsp.OCSPRequest;
import org.bouncycastle.asn1.ocsp.Request;
import org.bouncycastle.asn1.ocsp.TBSRequest;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extensions;
import org.postern.internal.x509.MalformedCertificateException;
import org.postern.internal.x509.RawCertificate;

/** Requests as the profile for large environments has them (RFC 5019 section 2.1.1). */
public final class OcspRequests {

  private OcspRequests() {}

  /**
   * Encodes the request for one certificate: named by SHA-1, which every responder knows, unsigned,
   * and without a nonce, as the answer is for everybody.
   */
  public static byte[] encode(X509Certificate certificate, X509Certificate issuer)
      throws MalformedCertificateException {
    try {
      RawCertificate subject = RawCertificate.parse(certificate.getEncoded());
      RawCertificate authority = RawCertificate.parse(issuer.getEncoded());
      IdDigest digest = IdDigest.SHA1;
      CertID id =
          new CertID(
              new AlgorithmIdentifier(digest.oid(), DERNull.INSTANCE),
              new DEROctetString(digest.of(subject.issuerName())),
              new DEROctetString(digest.of(authority.publicKeyOctets())),
              new ASN1Integer(subject.serialNumber()));
      DERSequence requests = new DERSequence(new Request(id, null));
      return new OCSPRequest(new TBSRequest(null, requests, (Extensions) null), null)
          .getEncoded(ASN1Encoding.DER);
    } catch (CertificateEncodingException e) {
      throw new MalformedCertificateException("the certificate has no encoding");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
