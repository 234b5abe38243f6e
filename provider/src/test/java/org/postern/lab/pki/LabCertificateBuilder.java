// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.lab.pki;

import java.math.BigInteger;
import java.net.InetAddress;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.jspecify.annotations.Nullable;

/**
 * Puts a certificate together, sensible or not: nothing is checked. Without further calls it has a
 * P-256 key, an empty subject and no extensions. Not thread-safe.
 */
public final class LabCertificateBuilder {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final ASN1ObjectIdentifier TLS_FEATURE =
      new ASN1ObjectIdentifier("1.3.6.1.5.5.7.1.24");

  private record Ext(ASN1ObjectIdentifier oid, boolean critical, ASN1Encodable value) {}

  private final List<Ext> extensions = new ArrayList<>();
  private final List<GeneralName> names = new ArrayList<>();
  private X500Name subject = new X500Name("");
  private @Nullable X500Name issuerName;
  private LabKeyType keyType = LabKeyType.P256;
  private @Nullable KeyPair keyPair;
  private Instant notBefore;
  private Instant notAfter;

  LabCertificateBuilder(Clock clock) {
    Instant now = clock.instant();
    notBefore = now.minus(Duration.ofDays(1));
    notAfter = now.plus(Duration.ofDays(90));
  }

  public LabCertificateBuilder key(LabKeyType type) {
    keyType = type;
    return this;
  }

  /** Certifies the key of another certificate again. */
  public LabCertificateBuilder keyOf(LabCertificate other) {
    keyType = other.keyType();
    keyPair = other.keyPair();
    return this;
  }

  /** The subject in RFC 4514 form; may be empty. */
  public LabCertificateBuilder subject(String distinguishedName) {
    subject = new X500Name(distinguishedName);
    return this;
  }

  public LabCertificateBuilder commonName(String name) {
    return subject("CN=" + name);
  }

  /** Names another issuer than the one that signs; may be empty. */
  public LabCertificateBuilder issuer(String distinguishedName) {
    issuerName = new X500Name(distinguishedName);
    return this;
  }

  /** Adds DNS-IDs, unchecked. */
  public LabCertificateBuilder dns(String... dnsNames) {
    Arrays.stream(dnsNames).map(n -> new GeneralName(GeneralName.dNSName, n)).forEach(names::add);
    return this;
  }

  public LabCertificateBuilder ip(InetAddress address) {
    names.add(new GeneralName(GeneralName.iPAddress, new DEROctetString(address.getAddress())));
    return this;
  }

  public LabCertificateBuilder valid(Instant from, Instant to) {
    notBefore = from;
    notAfter = to;
    return this;
  }

  /** The last day of validity was the day before yesterday. */
  public LabCertificateBuilder expired() {
    return valid(notBefore.minus(Duration.ofDays(30)), notBefore.minus(Duration.ofDays(1)));
  }

  public LabCertificateBuilder notYetValid() {
    return valid(notBefore.plus(Duration.ofDays(10)), notAfter);
  }

  /** Basic constraints of a CA without limit, and the key usage of one. */
  public LabCertificateBuilder ca() {
    extension(Extension.basicConstraints, true, new BasicConstraints(true));
    return keyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign);
  }

  /** As {@link #ca()}, with so many CAs allowed below it. */
  public LabCertificateBuilder ca(int pathLength) {
    extension(Extension.basicConstraints, true, new BasicConstraints(pathLength));
    return keyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign);
  }

  /** Basic constraints, key usage and purpose of a TLS server. */
  public LabCertificateBuilder server() {
    extension(Extension.basicConstraints, true, new BasicConstraints(false));
    keyUsage(KeyUsage.digitalSignature);
    return purposes(KeyPurposeId.id_kp_serverAuth);
  }

  /** Bits of {@link KeyUsage}; replaces what was set before. */
  public LabCertificateBuilder keyUsage(int bits) {
    return extension(Extension.keyUsage, true, new KeyUsage(bits));
  }

  public LabCertificateBuilder purposes(KeyPurposeId... purposes) {
    return extension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
  }

  /** Name constraints on DNS names (RFC 5280 section 4.2.1.10). */
  public LabCertificateBuilder nameConstraints(List<String> permitted, List<String> excluded) {
    return extension(
        Extension.nameConstraints,
        true,
        new NameConstraints(subtrees(permitted), subtrees(excluded)));
  }

  /** The TLS feature status_request (RFC 7633). */
  public LabCertificateBuilder mustStaple() {
    return extension(TLS_FEATURE, false, new DERSequence(new ASN1Integer(5)));
  }

  public LabCertificateBuilder ocsp(String url) {
    var location = new GeneralName(GeneralName.uniformResourceIdentifier, url);
    return extension(
        Extension.authorityInfoAccess,
        false,
        new AuthorityInformationAccess(AccessDescription.id_ad_ocsp, location));
  }

  /** Sets an extension, in place of one with the same identifier. */
  public LabCertificateBuilder extension(
      ASN1ObjectIdentifier oid, boolean critical, ASN1Encodable value) {
    without(oid);
    extensions.add(new Ext(oid, critical, value));
    return this;
  }

  public LabCertificateBuilder without(ASN1ObjectIdentifier oid) {
    extensions.removeIf(extension -> extension.oid.equals(oid));
    return this;
  }

  public LabCertificate selfSigned() {
    KeyPair pair = keyPair();
    return build(pair, subject, pair.getPrivate(), keyType, null);
  }

  public LabCertificate signedBy(LabCertificate issuer) {
    X500Name name = issuer.holder().getSubject();
    return build(keyPair(), name, issuer.keyPair().getPrivate(), issuer.keyType(), issuer);
  }

  private LabCertificate build(
      KeyPair pair,
      X500Name issuer,
      PrivateKey signingKey,
      LabKeyType signingType,
      @Nullable LabCertificate parent) {
    try {
      var builder =
          new X509v3CertificateBuilder(
              issuerName != null ? issuerName : issuer,
              new BigInteger(120, RANDOM).setBit(120),
              Date.from(notBefore),
              Date.from(notAfter),
              subject,
              SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
      for (Ext extension : extensions) {
        builder.addExtension(extension.oid, extension.critical, extension.value);
      }
      if (!names.isEmpty()) { // critical where it is the only name (RFC 5280 section 4.2.1.6)
        builder.addExtension(
            Extension.subjectAlternativeName,
            subject.getRDNs().length == 0,
            new GeneralNames(names.toArray(new GeneralName[0])));
      }
      var signer = signingType.signer().build(signingKey);
      X509CertificateHolder holder = builder.build(signer);
      return new LabCertificate(holder, pair, keyType, parent);
    } catch (CertIOException | OperatorCreationException e) {
      throw new IllegalStateException("cannot make the certificate of " + subject, e);
    }
  }

  private KeyPair keyPair() {
    return keyPair != null ? keyPair : keyType.generate();
  }

  private static GeneralSubtree @Nullable [] subtrees(List<String> dnsNames) {
    if (dnsNames.isEmpty()) {
      return null;
    }
    return dnsNames.stream()
        .map(name -> new GeneralSubtree(new GeneralName(GeneralName.dNSName, name)))
        .toArray(GeneralSubtree[]::new);
  }
}
