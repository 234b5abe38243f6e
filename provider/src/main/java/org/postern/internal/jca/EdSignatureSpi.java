// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jca;

import java.io.ByteArrayOutputStream;
import java.security.AlgorithmParameters;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.InvalidParameterException;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.security.interfaces.EdECKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.EdDSAParameterSpec;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Signs and verifies by EdDSA (RFC 8032). The variants with a context or with a digest, which TLS
 * and X.509 do not use, are the JDK's to compute.
 */
final class EdSignatureSpi extends SignatureSpi {

  private static final EdDSAParameterSpec PURE = new EdDSAParameterSpec(false);

  private final @Nullable EdCurve fixed;
  private EdDSAParameterSpec parameters = PURE;
  private ByteArrayOutputStream message = new ByteArrayOutputStream();
  private @Nullable EdECKey key;
  private @Nullable EdCurve curve;
  private byte @Nullable [] privateOctets;
  private byte @Nullable [] publicOctets;

  /** Makes a signature; without a curve the key decides. */
  EdSignatureSpi(@Nullable EdCurve fixed) {
    this.fixed = fixed;
  }

  @Override
  protected void engineInitSign(PrivateKey privateKey) throws InvalidKeyException {
    forget();
    EdECPrivateKey own = (EdECPrivateKey) own(privateKey, EdECPrivateKey.class);
    EdCurve on = curve(own);
    byte[] octets = on.octets(own);
    publicOctets = on.publicOf(octets);
    privateOctets = octets;
    begin(own, on);
  }

  @Override
  protected void engineInitVerify(PublicKey publicKey) throws InvalidKeyException {
    forget();
    EdECPublicKey own = (EdECPublicKey) own(publicKey, EdECPublicKey.class);
    EdCurve on = curve(own);
    publicOctets = on.octets(own);
    begin(own, on);
  }

  private static EdECKey own(java.security.Key key, Class<? extends EdECKey> type)
      throws InvalidKeyException {
    if (type.isInstance(key)) {
      return type.cast(key);
    }
    Object translated = new EdKeyFactorySpi("EdDSA").engineTranslateKey(key);
    if (!type.isInstance(translated)) {
      throw new InvalidKeyException("expected a key of the other half of the pair");
    }
    return type.cast(translated);
  }

  private EdCurve curve(EdECKey of) throws InvalidKeyException {
    EdCurve on = EdCurve.of(of.getParams());
    if (fixed != null && on != fixed) {
      throw new InvalidKeyException(
          "expected a key on " + fixed.algorithm() + ", found one on " + on.algorithm());
    }
    return on;
  }

  private void begin(EdECKey own, EdCurve on) {
    key = own;
    curve = on;
    message.reset();
  }

  private void forget() {
    if (privateOctets != null) {
      Arrays.fill(privateOctets, (byte) 0);
    }
    privateOctets = null;
    publicOctets = null;
    key = null;
    curve = null;
    message = new ByteArrayOutputStream();
  }

  @Override
  protected void engineUpdate(byte octet) throws SignatureException {
    initialised();
    message.write(octet);
  }

  @Override
  protected void engineUpdate(byte[] octets, int offset, int length) throws SignatureException {
    initialised();
    message.write(octets, offset, length);
  }

  @Override
  protected byte[] engineSign() throws SignatureException {
    EdCurve on = initialised();
    byte[] own = privateOctets;
    byte[] point = publicOctets;
    if (own == null || point == null) {
      throw new SignatureException("this signature is initialised to verify");
    }
    byte[] signed = take();
    return parameters == PURE ? on.sign(own, point, signed) : jdk(on, signed).sign();
  }

  @Override
  protected boolean engineVerify(byte[] signature) throws SignatureException {
    EdCurve on = initialised();
    byte[] point = publicOctets;
    if (point == null || privateOctets != null) {
      throw new SignatureException("this signature is initialised to sign");
    }
    byte[] signed = take();
    return parameters == PURE
        ? on.verify(point, signed, signature)
        : jdk(on, signed).verify(signature);
  }

  private byte[] take() {
    byte[] octets = message.toByteArray();
    message.reset();
    return octets;
  }

  private EdCurve initialised() throws SignatureException {
    EdCurve on = curve;
    if (on == null) {
      throw new SignatureException("this signature has no key: initialise it first");
    }
    return on;
  }

  private Signature jdk(EdCurve on, byte[] signed) throws SignatureException {
    try {
      Signature signature = JdkEdKeys.signature(on.algorithm());
      signature.setParameter(parameters);
      if (key instanceof EdECPrivateKey own) {
        signature.initSign(own);
      } else {
        signature.initVerify((EdECPublicKey) key);
      }
      signature.update(signed);
      return signature;
    } catch (NoSuchAlgorithmException
        | InvalidAlgorithmParameterException
        | InvalidKeyException e) {
      throw new SignatureException("the JDK does not do " + on.algorithm() + " so", e);
    }
  }

  @Override
  protected void engineSetParameter(@Nullable AlgorithmParameterSpec spec)
      throws InvalidAlgorithmParameterException {
    if (spec == null) {
      return;
    }
    if (!(spec instanceof EdDSAParameterSpec wanted)) {
      throw new InvalidAlgorithmParameterException("expected an EdDSAParameterSpec, found " + spec);
    }
    if (message.size() > 0) {
      throw new InvalidAlgorithmParameterException("expected the parameters before the message");
    }
    parameters = wanted.isPrehash() || wanted.getContext().isPresent() ? wanted : PURE;
  }

  @Deprecated
  @Override
  protected void engineSetParameter(String name, Object value) {
    throw new InvalidParameterException("EdDSA has no parameter " + name);
  }

  @Deprecated
  @Override
  protected Object engineGetParameter(String name) {
    throw new InvalidParameterException("EdDSA has no parameter " + name);
  }

  @Override
  protected @Nullable AlgorithmParameters engineGetParameters() {
    return null;
  }
}
