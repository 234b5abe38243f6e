// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.x509;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.jspecify.annotations.Nullable;

/**
 * A certificate with all that a path depends on, parsed. Immutable but for its memory of the key.
 */
public final class PathCertificate {

  private final RawCertificate raw;
  private final DistinguishedName subject;
  private final DistinguishedName issuer;
  private final Validity validity;
  private final int version;
  private final CertificateExtensions extensions;
  private final List<String> dnsNames = new ArrayList<>();
  private volatile @Nullable VerificationKey key;

  private PathCertificate(RawCertificate raw, TBSCertificate tbs)
      throws MalformedCertificateException {
    this.raw = raw;
    this.subject = DistinguishedName.parse(raw.subject().encoded());
    this.issuer = DistinguishedName.parse(raw.issuer().encoded());
    this.validity = Validity.parse(raw.validity());
    this.version = tbs.getVersionNumber();
    this.extensions =
        tbs.getExtensions() == null
            ? CertificateExtensions.none()
            : CertificateExtensions.of(tbs.getExtensions());
    for (GeneralName name : extensions.subjectAltNames()) {
      if (name.getTagNo() == GeneralName.dNSName) {
        dnsNames.add(ASN1IA5String.getInstance(name.getName()).getString());
      }
    }
  }

  /**
   * Parses the rest of a certificate.
   *
   * @throws MalformedCertificateException if a field or an extension is malformed
   */
  public static PathCertificate parse(RawCertificate raw) throws MalformedCertificateException {
    byte[] tbs = raw.tbs().encoded();
    DerReader.checkNesting(tbs);
    try {
      return new PathCertificate(raw, TBSCertificate.getInstance(tbs));
    } catch (RuntimeException e) {
      throw new MalformedCertificateException(
          "a field or an extension of the certificate is malformed");
    }
  }

  /** The octets. */
  public RawCertificate raw() {
    return raw;
  }

  /** A short name for messages. */
  public String label() {
    return "\"" + subject + "\"";
  }

  /** The dNSName entries of the subject alternative name, as they are written. */
  public List<String> dnsNames() {
    return dnsNames;
  }

  /** The common names of the subject. */
  public List<String> commonNames() {
    return subject.commonNames();
  }

  /** The last instant at which the certificate is valid. */
  public Instant notAfter() {
    return validity.notAfter();
  }

  /** The first instant at which the certificate is valid. */
  public Instant notBefore() {
    return validity.notBefore();
  }

  /** Tells whether subject and issuer are one name, and not an empty one. */
  public boolean isSelfIssued() {
    return !subject.isEmpty() && subject.equals(issuer);
  }

  /**
   * Tells whether this is the subject.
   *
   * @param name the DER of a Name
   */
  public boolean hasSubject(byte[] name) throws MalformedCertificateException {
    return subject.equals(DistinguishedName.parse(name));
  }

  /** The public key, decoded once. */
  public VerificationKey key() throws MalformedCertificateException {
    VerificationKey known = key;
    if (known == null) {
      known = PublicKeys.decode(raw.subjectPublicKeyInfo());
      key = known;
    }
    return known;
  }

  DistinguishedName subject() {
    return subject;
  }

  DistinguishedName issuer() {
    return issuer;
  }

  CertificateExtensions extensions() {
    return extensions;
  }

  boolean isValidAt(Instant at) {
    return !at.isBefore(validity.notBefore()) && !at.isAfter(validity.notAfter());
  }

  /**
   * True for a CA by its basic constraints, false for none, null where it has no such extension.
   */
  @Nullable Boolean basicConstraintsCa() {
    BasicConstraints basic = extensions.basicConstraints();
    return basic == null ? null : basic.isCA();
  }

  int version() {
    return version;
  }

  /** Tells whether one of these usages is allowed; everything is where there is no restriction. */
  boolean allowsKeyUsage(int anyOf) {
    return !hasKeyUsage() || (extensions.keyUsage() & anyOf) != 0;
  }

  boolean hasKeyUsage() {
    return extensions.keyUsage() != CertificateExtensions.ANY_KEY_USAGE;
  }

  boolean allowsServerAuthentication() {
    return extensions.extendedKeyUsage() == null
        || extensions.extendedKeyUsage().hasKeyPurposeId(KeyPurposeId.id_kp_serverAuth);
  }

  /** Tells whether the other certificate is of the same authority: same name, same key. */
  boolean isSameEntity(PathCertificate other) {
    return subject.equals(other.subject)
        && Arrays.equals(raw.subjectPublicKeyInfo(), other.raw.subjectPublicKeyInfo());
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof PathCertificate && raw.equals(((PathCertificate) o).raw);
  }

  @Override
  public int hashCode() {
    return raw.hashCode();
  }
}
