// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.x509;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.teletrust.TeleTrusTObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.jspecify.annotations.Nullable;

/**
 * An EC key on a named curve of 256 bits or more; explicit parameters are refused (RFC 5480 section
 * 2.1.1). Bouncy Castle does the arithmetic: on Java 17 it is many times faster than the JDK.
 */
final class EcKey implements VerificationKey {

  private static final Map<ASN1ObjectIdentifier, String> CURVES =
      Map.of(
          SECObjectIdentifiers.secp256r1, "P-256",
          SECObjectIdentifiers.secp384r1, "P-384",
          SECObjectIdentifiers.secp521r1, "P-521",
          TeleTrusTObjectIdentifiers.brainpoolP256r1, "brainpoolP256r1",
          TeleTrusTObjectIdentifiers.brainpoolP384r1, "brainpoolP384r1",
          TeleTrusTObjectIdentifiers.brainpoolP512r1, "brainpoolP512r1");

  /** Shared, since a curve object carries tables that are computed once. */
  private static final Map<ASN1ObjectIdentifier, ECDomainParameters> DOMAINS =
      new ConcurrentHashMap<>();

  private final ECPublicKeyParameters key;

  private EcKey(ECPublicKeyParameters key) {
    this.key = key;
  }

  static EcKey decode(SubjectPublicKeyInfo info) throws MalformedCertificateException {
    if (!(info.getAlgorithm().getParameters() instanceof ASN1ObjectIdentifier)) {
      throw new MalformedCertificateException("the EC key names no curve");
    }
    ASN1ObjectIdentifier curve = (ASN1ObjectIdentifier) info.getAlgorithm().getParameters();
    if (!CURVES.containsKey(curve)) {
      throw new UnsupportedKeyException("the curve " + curve + " is not supported");
    }
    ECDomainParameters domain = DOMAINS.computeIfAbsent(curve, EcKey::domain);
    byte[] point = info.getPublicKeyData().getOctets();
    return new EcKey(new ECPublicKeyParameters(domain.getCurve().decodePoint(point), domain));
  }

  private static ECDomainParameters domain(ASN1ObjectIdentifier curve) {
    X9ECParameters parameters = CustomNamedCurves.getByOID(curve);
    return new ECNamedDomainParameters(
        curve, parameters != null ? parameters : ECNamedCurveTable.getByOID(curve));
  }

  @Override
  public boolean verify(SignatureScheme scheme, byte[] message, byte[] signature) {
    String digest = scheme.digest();
    if (scheme.kind() != SignatureScheme.Kind.ECDSA || digest == null) {
      return false;
    }
    BigInteger[] rs;
    try {
      rs = StandardDSAEncoding.INSTANCE.decode(key.getParameters().getN(), signature);
    } catch (IOException | RuntimeException e) {
      return false;
    }
    ECDSASigner verifier = new ECDSASigner();
    verifier.init(false, key);
    return verifier.verifySignature(Digests.digest(digest, message), rs[0], rs[1]);
  }

  @Override
  public @Nullable String weakness() {
    return null;
  }
}
