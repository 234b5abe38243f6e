// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import java.security.InvalidKeyException;
import java.security.InvalidParameterException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.security.spec.AlgorithmParameterSpec;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A token such as PKCS #11 talks to: its keys sign, but are not to be seen. */
final class TokenProvider extends Provider {

  private static final long serialVersionUID = 1L;

  static final AtomicInteger SIGNATURES = new AtomicInteger();

  TokenProvider() {
    super("Token", "1", "keys that stay where they are");
    for (String algorithm : List.of("SHA256withECDSA", "SHA256withRSA", "RSASSA-PSS", "Ed25519")) {
      putService(
          new Service(this, "Signature", algorithm, "TokenSignature", null, null) {
            @Override
            public Object newInstance(Object parameter) {
              return new TokenSignature(algorithm);
            }

            @Override
            public boolean supportsParameter(Object parameter) {
              return parameter instanceof TokenKey;
            }
          });
    }
  }

  /** A key without an encoding. */
  record TokenKey(PrivateKey inside) implements PrivateKey {
    @Override
    public String getAlgorithm() {
      return inside.getAlgorithm();
    }

    @Override
    public @Nullable String getFormat() {
      return null;
    }

    @Override
    public byte @Nullable [] getEncoded() {
      return null;
    }
  }

  private static final class TokenSignature extends SignatureSpi {
    private final Signature signature;

    TokenSignature(String algorithm) {
      try {
        boolean rsa = algorithm.equals("SHA256withRSA") || algorithm.equals("RSASSA-PSS");
        signature = Signature.getInstance(algorithm, rsa ? "SunRsaSign" : "SunEC");
      } catch (java.security.GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    protected void engineInitVerify(PublicKey publicKey) throws InvalidKeyException {
      throw new InvalidKeyException("the token signs only");
    }

    @Override
    protected void engineInitSign(PrivateKey privateKey) throws InvalidKeyException {
      if (!(privateKey instanceof TokenKey key)) {
        throw new InvalidKeyException("not a key of this token");
      }
      signature.initSign(key.inside());
    }

    @Override
    protected void engineUpdate(byte b) throws SignatureException {
      signature.update(b);
    }

    @Override
    protected void engineUpdate(byte[] b, int offset, int length) throws SignatureException {
      signature.update(b, offset, length);
    }

    @Override
    protected byte[] engineSign() throws SignatureException {
      SIGNATURES.incrementAndGet();
      return signature.sign();
    }

    @Override
    protected boolean engineVerify(byte[] octets) {
      return false;
    }

    @Override
    protected void engineSetParameter(AlgorithmParameterSpec parameters) {
      try {
        signature.setParameter(parameters);
      } catch (java.security.InvalidAlgorithmParameterException e) {
        throw new InvalidParameterException(e.getMessage());
      }
    }

    @Override
    @Deprecated
    protected void engineSetParameter(String name, Object value) {
      throw new InvalidParameterException(name);
    }

    @Override
    @Deprecated
    protected Object engineGetParameter(String name) {
      throw new InvalidParameterException(name);
    }
  }
}
