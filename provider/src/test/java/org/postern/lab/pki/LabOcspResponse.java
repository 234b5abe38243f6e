// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.lab.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.ocsp.RevokedInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Puts an OCSP response together, sensible or not: nothing is checked. Without further calls it
 * says "good", was made an hour ago, lasts for a week, and is signed by the issuer of the
 * certificate. Not thread-safe.
 */
public final class LabOcspResponse {
  private static final DigestCalculatorProvider DIGESTS = digests();

  private record Single(
      CertificateID id,
      @Nullable CertificateStatus status,
      Instant thisUpdate,
      @Nullable Instant nextUpdate,
      @Nullable Extensions extensions) {}

  private final LabCertificate certificate;
  private final List<Single> others = new ArrayList<>();
  private LabCertificate issuer;
  private LabCertificate signer;
  private boolean responderByKey;
  private List<LabCertificate> included = List.of();
  private AlgorithmIdentifier digest = CertificateID.HASH_SHA1;
  private @Nullable BigInteger serialNumber;
  private @Nullable CertificateStatus status = CertificateStatus.GOOD;
  private Instant thisUpdate;
  private @Nullable Instant nextUpdate;
  private @Nullable String signature;
  private @Nullable Extensions singleExtensions;
  private @Nullable Extensions responseExtensions;

  /** A response about a certificate that has an issuer. */
  public LabOcspResponse(LabCertificate certificate, Clock clock) {
    this.certificate = certificate;
    issuer = certificate.issuer() == null ? certificate : certificate.issuer();
    signer = issuer;
    thisUpdate = clock.instant().minus(Duration.ofHours(1));
    nextUpdate = clock.instant().plus(Duration.ofDays(7));
  }

  /** Names the certificate by another issuer. */
  public LabOcspResponse issuer(LabCertificate other) {
    issuer = other;
    return this;
  }

  public LabOcspResponse serialNumber(BigInteger other) {
    serialNumber = other;
    return this;
  }

  /** Names the issuer by digests of this kind. */
  public LabOcspResponse digest(ASN1ObjectIdentifier algorithm) {
    digest = new AlgorithmIdentifier(algorithm);
    return this;
  }

  /** Signed with this key; its certificate comes along. */
  public LabOcspResponse delegate(LabCertificate responder) {
    signer = responder;
    included = List.of(responder);
    return this;
  }

  /** Signed with this key; no certificate comes along. */
  public LabOcspResponse signer(LabCertificate responder) {
    signer = responder;
    included = List.of();
    return this;
  }

  public LabOcspResponse including(LabCertificate... certificates) {
    included = List.of(certificates);
    return this;
  }

  /** Signed with this algorithm, as JCA names it. */
  public LabOcspResponse signature(String algorithm) {
    signature = algorithm;
    return this;
  }

  public LabOcspResponse responderByKey() {
    responderByKey = true;
    return this;
  }

  public LabOcspResponse revoked() {
    return revoked(thisUpdate.minus(Duration.ofDays(1)), CRLReason.keyCompromise);
  }

  /** Revoked for one of the reasons of {@link CRLReason}, or none if that is negative. */
  public LabOcspResponse revoked(Instant at, int reason) {
    status =
        new RevokedStatus(
            new RevokedInfo(
                new ASN1GeneralizedTime(Date.from(at)),
                reason < 0 ? null : CRLReason.lookup(reason)));
    return this;
  }

  public LabOcspResponse unknown() {
    status = new UnknownStatus();
    return this;
  }

  /** From when until when; the latter may be absent. */
  public LabOcspResponse times(Instant from, @Nullable Instant until) {
    thisUpdate = from;
    nextUpdate = until;
    return this;
  }

  /** Adds an extension to what is said about the certificate. */
  public LabOcspResponse singleExtension(ASN1ObjectIdentifier oid, boolean critical) {
    singleExtensions = extensions(oid, critical);
    return this;
  }

  /** Adds an extension to the response. */
  public LabOcspResponse responseExtension(ASN1ObjectIdentifier oid, boolean critical) {
    responseExtensions = extensions(oid, critical);
    return this;
  }

  /** Ends this statement, and begins another about the same certificate. */
  public LabOcspResponse and() {
    others.add(single());
    status = CertificateStatus.GOOD;
    issuer = certificate.issuer() == null ? certificate : certificate.issuer();
    serialNumber = null;
    return this;
  }

  /** The DER of the OCSPResponse. */
  public byte[] der() {
    try {
      var key = signer.holder().getSubjectPublicKeyInfo();
      var builder =
          new BasicOCSPRespBuilder(
              responderByKey
                  ? new RespID(key, calculator(CertificateID.HASH_SHA1))
                  : new RespID(signer.holder().getSubject()));
      List<Single> all = new ArrayList<>(others);
      all.add(single());
      for (Single one : all) {
        builder.addResponse(
            one.id,
            one.status,
            Date.from(one.thisUpdate),
            one.nextUpdate == null ? null : Date.from(one.nextUpdate),
            one.extensions);
      }
      if (responseExtensions != null) {
        builder.setResponseExtensions(responseExtensions);
      }
      JcaContentSignerBuilder with =
          signature == null ? signer.keyType().signer() : new JcaContentSignerBuilder(signature);
      var basic =
          builder.build(
              with.build(signer.keyPair().getPrivate()),
              included.stream().map(LabCertificate::holder).toArray(X509CertificateHolder[]::new),
              Date.from(thisUpdate));
      return new OCSPRespBuilder().build(OCSPRespBuilder.SUCCESSFUL, basic).getEncoded();
    } catch (OCSPException | OperatorCreationException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The DER of an OCSPResponse without contents, such as tryLater (3). */
  public static byte[] unsuccessful(int status) {
    try {
      return new OCSPRespBuilder().build(status, null).getEncoded();
    } catch (OCSPException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private Single single() {
    try {
      BigInteger serial =
          serialNumber == null ? certificate.holder().getSerialNumber() : serialNumber;
      var id = new CertificateID(calculator(digest), issuer.holder(), serial);
      return new Single(id, status, thisUpdate, nextUpdate, singleExtensions);
    } catch (OCSPException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Extensions extensions(ASN1ObjectIdentifier oid, boolean critical) {
    try {
      return new Extensions(
          new Extension(oid, critical, new DEROctetString(new DERSequence().getEncoded())));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static DigestCalculator calculator(AlgorithmIdentifier digest)
      throws OperatorCreationException {
    return DIGESTS.get(digest);
  }

  private static DigestCalculatorProvider digests() {
    try {
      return new JcaDigestCalculatorProviderBuilder().build();
    } catch (OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }
}
