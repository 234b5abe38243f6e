// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/** ML-KEM-768 by a JDK that has it (24 or later), called by reflection for the sake of 17. */
final class JdkMlKem implements KemScheme {

  private static final String NAME = "ML-KEM-768";
  private static final byte[] PREFIX =
      HexFormat.of().parseHex("308204b2300b0609608648016503040402038204a100");

  private final Provider provider;
  private final Object kem;
  private final Method newDecapsulator;
  private final Method decapsulate;
  private final Method newEncapsulator;
  private final Method encapsulate;
  private final Method key;
  private final Method encapsulation;

  JdkMlKem(Provider provider) throws GeneralSecurityException {
    this.provider = provider;
    try {
      Class<?> type = Class.forName("javax.crypto.KEM");
      Class<?> decapsulator = Class.forName("javax.crypto.KEM$Decapsulator");
      Class<?> encapsulator = Class.forName("javax.crypto.KEM$Encapsulator");
      Class<?> encapsulated = Class.forName("javax.crypto.KEM$Encapsulated");
      kem = call(type.getMethod("getInstance", String.class, Provider.class), null, NAME, provider);
      newDecapsulator = type.getMethod("newDecapsulator", PrivateKey.class);
      decapsulate = decapsulator.getMethod("decapsulate", byte[].class);
      newEncapsulator = type.getMethod("newEncapsulator", PublicKey.class, SecureRandom.class);
      encapsulate = encapsulator.getMethod("encapsulate");
      key = encapsulated.getMethod("key");
      encapsulation = encapsulated.getMethod("encapsulation");
    } catch (ReflectiveOperationException e) {
      throw new GeneralSecurityException("this JDK has no ML-KEM", e);
    }
  }

  @Override
  public KeyPair generate(SecureRandom random) throws GeneralSecurityException {
    java.security.KeyPair pair = KeyPairGenerator.getInstance(NAME, provider).generateKeyPair();
    byte[] encoded = pair.getPublic().getEncoded();
    return new KeyPair() {
      @Override
      public byte[] publicKey() {
        return Arrays.copyOfRange(encoded, PREFIX.length, encoded.length);
      }

      @Override
      public byte[] decapsulate(byte[] ciphertext) throws GeneralSecurityException {
        Object decapsulator = call(newDecapsulator, kem, pair.getPrivate());
        return ((SecretKey) call(decapsulate, decapsulator, (Object) ciphertext)).getEncoded();
      }
    };
  }

  @Override
  public Encapsulated encapsulate(byte[] publicKey, SecureRandom random)
      throws GeneralSecurityException {
    byte[] encoded = Arrays.copyOf(PREFIX, PREFIX.length + publicKey.length);
    System.arraycopy(publicKey, 0, encoded, PREFIX.length, publicKey.length);
    PublicKey peer =
        KeyFactory.getInstance(NAME, provider).generatePublic(new X509EncodedKeySpec(encoded));
    Object result = call(encapsulate, call(newEncapsulator, kem, peer, random));
    return new Encapsulated(
        (byte[]) call(encapsulation, result), ((SecretKey) call(key, result)).getEncoded());
  }

  private static Object call(Method method, @Nullable Object target, Object... arguments)
      throws GeneralSecurityException {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof GeneralSecurityException cause) {
        throw cause;
      }
      throw new InvalidKeyException("ML-KEM refuses what it was given", e.getCause());
    } catch (IllegalAccessException e) {
      throw new GeneralSecurityException("ML-KEM cannot be called", e);
    }
  }
}
