// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.lab.dns;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.generators.RSAKeyPairGenerator;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyGenerationParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.RSADigestSigner;
import org.bouncycastle.util.BigIntegers;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.Name;

/**
 * A key pair of a zone. Pairs are made once per JVM and label, so that building many labs costs no
 * key generation. Immutable.
 */
final class ZoneKey {
  private static final ConcurrentMap<String, ZoneKey> MADE = new ConcurrentHashMap<>();
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final ECDomainParameters P256 = domain(CustomNamedCurves.getByName("P-256"));

  private final LabAlgorithm algorithm;
  private final AsymmetricKeyParameter privateKey;
  private final byte[] dnsPublicKey;

  private ZoneKey(LabAlgorithm algorithm) {
    this.algorithm = algorithm;
    switch (algorithm) {
      case ED25519 -> {
        var secret = new Ed25519PrivateKeyParameters(RANDOM);
        privateKey = secret;
        dnsPublicKey = secret.generatePublicKey().getEncoded();
      }
      case RSA_2048 -> {
        var generator = new RSAKeyPairGenerator();
        generator.init(
            new RSAKeyGenerationParameters(BigInteger.valueOf(65537), RANDOM, 2048, 100));
        AsymmetricCipherKeyPair pair = generator.generateKeyPair();
        privateKey = pair.getPrivate();
        dnsPublicKey = rsaPublicKey((RSAKeyParameters) pair.getPublic());
      }
      default -> {
        var generator = new ECKeyPairGenerator();
        generator.init(new ECKeyGenerationParameters(P256, RANDOM));
        AsymmetricCipherKeyPair pair = generator.generateKeyPair();
        privateKey = pair.getPrivate();
        // RFC 6605 section 4: the uncompressed point without its leading octet
        byte[] point = ((ECPublicKeyParameters) pair.getPublic()).getQ().getEncoded(false);
        dnsPublicKey = Arrays.copyOfRange(point, 1, point.length);
      }
    }
  }

  /** The key of that label (zone, role, generation) and algorithm; the same one on every call. */
  static ZoneKey of(String label, LabAlgorithm algorithm) {
    return MADE.computeIfAbsent(label + ' ' + algorithm, unused -> new ZoneKey(algorithm));
  }

  LabAlgorithm algorithm() {
    return algorithm;
  }

  DNSKEYRecord dnskey(Name zone, long ttl, int flags) {
    return new DNSKEYRecord(zone, DClass.IN, ttl, flags, 3, algorithm.number, dnsPublicKey);
  }

  /** Signs in the form that the RRSIG carries. */
  byte[] sign(byte[] data) {
    try {
      switch (algorithm) {
        case ED25519:
          var ed = new Ed25519Signer();
          ed.init(true, privateKey);
          ed.update(data, 0, data.length);
          return ed.generateSignature();
        case RSA_2048:
          var rsa = new RSADigestSigner(new SHA256Digest());
          rsa.init(true, privateKey);
          rsa.update(data, 0, data.length);
          return rsa.generateSignature();
        default:
          return signEcdsa(data);
      }
    } catch (CryptoException e) {
      throw new IllegalStateException("signing with " + algorithm + " failed", e);
    }
  }

  private byte[] signEcdsa(byte[] data) {
    var digest = new SHA256Digest();
    digest.update(data, 0, data.length);
    byte[] hash = new byte[digest.getDigestSize()];
    digest.doFinal(hash, 0);
    var signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
    signer.init(true, privateKey);
    BigInteger[] rs = signer.generateSignature(hash);
    byte[] signature = new byte[64];
    BigIntegers.asUnsignedByteArray(rs[0], signature, 0, 32);
    BigIntegers.asUnsignedByteArray(rs[1], signature, 32, 32);
    return signature;
  }

  /** RFC 3110 section 2: length of the exponent, exponent, modulus. */
  private static byte[] rsaPublicKey(RSAKeyParameters key) {
    byte[] exponent = BigIntegers.asUnsignedByteArray(key.getExponent());
    var out = new ByteArrayOutputStream();
    out.write(exponent.length);
    out.writeBytes(exponent);
    out.writeBytes(BigIntegers.asUnsignedByteArray(key.getModulus()));
    return out.toByteArray();
  }

  private static ECDomainParameters domain(X9ECParameters curve) {
    return new ECDomainParameters(curve);
  }
}
