// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.x509;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * A certificate as it was sent, taken apart only as far as its fields: enough for TLSA records, and
 * cheap. A name may be empty; extensions are not looked at. Immutable.
 */
public final class RawCertificate {

  /** No certificate of a mail server comes near; a bound on what a hostile one can cost. */
  public static final int MAX_LENGTH = 100 * 1024;

  private final byte[] encoded;
  private final DerElement tbs;
  private final DerElement signatureAlgorithm;
  private final DerElement signature;
  private final DerElement innerAlgorithm;
  private final DerElement serialNumber;
  private final DerElement issuer;
  private final DerElement validity;
  private final DerElement subject;
  private final DerElement key;
  private final byte[] subjectPublicKeyInfo;
  private final DerElement keyOctets;

  private RawCertificate(byte[] encoded) throws MalformedCertificateException {
    this.encoded = encoded;
    DerReader whole = new DerReader(encoded);
    DerReader outer = whole.next(DerElement.SEQUENCE, "certificate").inside();
    whole.expectEnd("the certificate");
    tbs = outer.next(DerElement.SEQUENCE, "contents");
    signatureAlgorithm = outer.next(DerElement.SEQUENCE, "signature algorithm");
    signature = outer.next(DerElement.BIT_STRING, "signature");
    outer.expectEnd("the signature");
    DerReader fields = tbs.inside();
    if (fields.isNext(0xa0)) {
      fields.next();
    }
    serialNumber = fields.next(DerElement.INTEGER, "serial number");
    innerAlgorithm = fields.next(DerElement.SEQUENCE, "inner signature algorithm");
    issuer = fields.next(DerElement.SEQUENCE, "issuer");
    validity = fields.next(DerElement.SEQUENCE, "validity");
    subject = fields.next(DerElement.SEQUENCE, "subject");
    key = fields.next(DerElement.SEQUENCE, "public key");
    subjectPublicKeyInfo = key.encoded();
    DerReader spki = key.inside();
    spki.next(DerElement.SEQUENCE, "public key algorithm");
    keyOctets = spki.next(DerElement.BIT_STRING, "public key octets");
    spki.expectEnd("the public key");
  }

  /**
   * Takes a certificate apart.
   *
   * @param encoded its DER octets; kept, so not to be modified afterwards
   * @throws MalformedCertificateException if they are no certificate
   */
  public static RawCertificate parse(byte[] encoded) throws MalformedCertificateException {
    if (encoded.length > MAX_LENGTH) {
      throw new MalformedCertificateException(
          "the certificate has " + encoded.length + " octets, more than " + MAX_LENGTH);
    }
    return new RawCertificate(encoded);
  }

  /** The whole certificate; not to be modified. */
  public byte[] encoded() {
    return encoded;
  }

  /** The SubjectPublicKeyInfo as it was sent; not to be modified. */
  public byte[] subjectPublicKeyInfo() {
    return subjectPublicKeyInfo;
  }

  /** The serial number, of any sign and length. */
  public BigInteger serialNumber() throws MalformedCertificateException {
    if (serialNumber.length() == 0) {
      throw new MalformedCertificateException("the serial number is empty");
    }
    return new BigInteger(serialNumber.contents());
  }

  /** The issuer as it was sent, a copy. */
  public byte[] issuerName() {
    return issuer.encoded();
  }

  /** The octets of the public key without algorithm, tag, length and count of unused bits. */
  public byte[] publicKeyOctets() throws MalformedCertificateException {
    byte[] bits = keyOctets.contents();
    if (bits.length < 2 || bits[0] != 0) {
      throw new MalformedCertificateException("the public key is not of whole octets");
    }
    return Arrays.copyOfRange(bits, 1, bits.length);
  }

  DerElement tbs() {
    return tbs;
  }

  DerElement signatureAlgorithm() {
    return signatureAlgorithm;
  }

  DerElement signature() {
    return signature;
  }

  DerElement innerAlgorithm() {
    return innerAlgorithm;
  }

  DerElement issuer() {
    return issuer;
  }

  DerElement validity() {
    return validity;
  }

  DerElement subject() {
    return subject;
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof RawCertificate && Arrays.equals(encoded, ((RawCertificate) o).encoded);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(encoded);
  }
}
