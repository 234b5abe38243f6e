// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.x509;

import java.util.HashMap;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.jspecify.annotations.Nullable;

/**
 * How a certificate is signed. SHA-1, MD5 and older are known so that they can be named, but never
 * verified (RFC 9325 section 4.3; OpenSSL's security level 1 and above).
 *
 * @param kind which kind of key it takes
 * @param digest the JCA name of its digest; null for EdDSA, which has its own
 * @param saltLength octets of RSASSA-PSS salt, else -1
 */
public record SignatureScheme(Kind kind, @Nullable String digest, int saltLength) {

  /** The kinds of signatures. */
  public enum Kind {
    /** RSASSA-PKCS1-v1_5. */
    RSA_PKCS1,
    /** RSASSA-PSS with MGF1 over the same digest. */
    RSA_PSS,
    /** ECDSA. */
    ECDSA,
    /** Ed25519. */
    ED25519,
    /** Ed448. */
    ED448
  }

  private static final Map<ASN1ObjectIdentifier, SignatureScheme> SCHEMES = new HashMap<>();
  private static final Map<ASN1ObjectIdentifier, String> WEAK = new HashMap<>();
  private static final Map<ASN1ObjectIdentifier, String> PSS_DIGESTS = new HashMap<>();

  static {
    SCHEMES.put(PKCSObjectIdentifiers.sha256WithRSAEncryption, pkcs1("SHA-256"));
    SCHEMES.put(PKCSObjectIdentifiers.sha384WithRSAEncryption, pkcs1("SHA-384"));
    SCHEMES.put(PKCSObjectIdentifiers.sha512WithRSAEncryption, pkcs1("SHA-512"));
    SCHEMES.put(X9ObjectIdentifiers.ecdsa_with_SHA256, ecdsa("SHA-256"));
    SCHEMES.put(X9ObjectIdentifiers.ecdsa_with_SHA384, ecdsa("SHA-384"));
    SCHEMES.put(X9ObjectIdentifiers.ecdsa_with_SHA512, ecdsa("SHA-512"));
    SCHEMES.put(EdECObjectIdentifiers.id_Ed25519, new SignatureScheme(Kind.ED25519, null, -1));
    SCHEMES.put(EdECObjectIdentifiers.id_Ed448, new SignatureScheme(Kind.ED448, null, -1));
    WEAK.put(PKCSObjectIdentifiers.md2WithRSAEncryption, "MD2");
    WEAK.put(PKCSObjectIdentifiers.md4WithRSAEncryption, "MD4");
    WEAK.put(PKCSObjectIdentifiers.md5WithRSAEncryption, "MD5");
    WEAK.put(PKCSObjectIdentifiers.sha1WithRSAEncryption, "SHA-1");
    WEAK.put(OIWObjectIdentifiers.sha1WithRSA, "SHA-1");
    WEAK.put(X9ObjectIdentifiers.ecdsa_with_SHA1, "SHA-1");
    WEAK.put(X9ObjectIdentifiers.id_dsa_with_sha1, "SHA-1");
    PSS_DIGESTS.put(NISTObjectIdentifiers.id_sha256, "SHA-256");
    PSS_DIGESTS.put(NISTObjectIdentifiers.id_sha384, "SHA-384");
    PSS_DIGESTS.put(NISTObjectIdentifiers.id_sha512, "SHA-512");
  }

  /**
   * Recognises a signature algorithm.
   *
   * @param algorithm the AlgorithmIdentifier as it was sent
   * @throws MalformedCertificateException if it is unknown, too weak, or malformed; the message
   *     names it
   */
  public static SignatureScheme of(byte[] algorithm) throws MalformedCertificateException {
    try {
      DerReader.checkNesting(algorithm);
      AlgorithmIdentifier id = AlgorithmIdentifier.getInstance(algorithm);
      ASN1ObjectIdentifier oid = id.getAlgorithm();
      if (oid.equals(PKCSObjectIdentifiers.id_RSASSA_PSS)) {
        return pss(id.getParameters());
      }
      SignatureScheme scheme = SCHEMES.get(oid);
      if (scheme != null) {
        return scheme;
      }
      String weak = WEAK.get(oid);
      throw new MalformedCertificateException(
          weak == null
              ? "the signature algorithm " + oid + " is not supported"
              : "a signature with " + weak + " proves nothing any more");
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new MalformedCertificateException("the signature algorithm is malformed");
    }
  }

  private static SignatureScheme pss(@Nullable ASN1Encodable parameters)
      throws MalformedCertificateException {
    if (parameters == null) {
      throw new MalformedCertificateException("RSASSA-PSS lacks its parameters");
    }
    RSASSAPSSparams pss = RSASSAPSSparams.getInstance(parameters);
    ASN1ObjectIdentifier hash = pss.getHashAlgorithm().getAlgorithm();
    String digest = PSS_DIGESTS.get(hash);
    boolean mgf1 =
        pss.getMaskGenAlgorithm().getAlgorithm().equals(PKCSObjectIdentifiers.id_mgf1)
            && AlgorithmIdentifier.getInstance(pss.getMaskGenAlgorithm().getParameters())
                .getAlgorithm()
                .equals(hash);
    int salt = pss.getSaltLength().intValueExact();
    if (digest == null
        || !mgf1
        || salt < 0
        || salt > 512
        || pss.getTrailerField().intValue() != 1) {
      throw new MalformedCertificateException(
          "RSASSA-PSS with these parameters (digest " + hash + ") is not supported");
    }
    return new SignatureScheme(Kind.RSA_PSS, digest, salt);
  }

  private static SignatureScheme pkcs1(String digest) {
    return new SignatureScheme(Kind.RSA_PKCS1, digest, -1);
  }

  private static SignatureScheme ecdsa(String digest) {
    return new SignatureScheme(Kind.ECDSA, digest, -1);
  }
}
