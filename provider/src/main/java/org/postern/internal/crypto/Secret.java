// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.tls.PRFAlgorithm;
import org.bouncycastle.tls.crypto.TlsCryptoUtils;
import org.bouncycastle.tls.crypto.TlsSecret;
import org.bouncycastle.tls.crypto.impl.AbstractTlsSecret;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsSecret;

/** A secret of a connection, and HKDF (RFC 5869) and the PRF (RFC 5246 section 5) on it. */
public class Secret extends BcTlsSecret {

  private final ConnectionCrypto own;
  private final Role role;

  /** What a secret is to the key schedule of TLS 1.3. */
  enum Role {
    /** Nothing that matters here. */
    ANY,
    /** The pre-shared key of a ticket. */
    RESUMPTION_KEY,
    /** The early secret that comes of such a key. */
    RESUMPTION_EARLY
  }

  Secret(ConnectionCrypto crypto, byte[] data) {
    this(crypto, data, Role.ANY);
  }

  Secret(ConnectionCrypto crypto, byte[] data, Role role) {
    super(crypto, data);
    this.own = crypto;
    this.role = role;
  }

  /** Returns a copy of the octets of a secret. */
  public static byte[] octets(TlsSecret secret) {
    return copyData((AbstractTlsSecret) secret);
  }

  @Override
  public synchronized TlsSecret deriveUsingPRF(
      int prfAlgorithm, String label, byte[] seed, int length) {
    checkAlive();
    try {
      return switch (prfAlgorithm) {
        case PRFAlgorithm.tls13_hkdf_sha256, PRFAlgorithm.tls13_hkdf_sha384 ->
            TlsCryptoUtils.hkdfExpandLabel(
                this, TlsCryptoUtils.getHashForPRF(prfAlgorithm), label, seed, length);
        default -> own.adopt(prf(prfAlgorithm, label, seed, length));
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized TlsSecret hkdfExpand(int cryptoHashAlgorithm, byte[] info, int length) {
    checkAlive();
    if (length < 1) {
      return own.adopt(new byte[0]);
    }
    Hash hash = Hash.of(cryptoHashAlgorithm);
    if (length > 255 * hash.length()) {
      throw new IllegalArgumentException("HKDF yields at most 255 digests, not " + length);
    }
    byte[] context = role == Role.RESUMPTION_EARLY ? BinderLabel.ofResumption(info) : info;
    KeyedHash mac = own.borrow(hash);
    mac.setKey(data, 0, data.length);
    byte[] result = new byte[length];
    byte[] block = new byte[hash.length()];
    for (int position = 0, counter = 1; position < length; position += block.length, counter++) {
      if (counter > 1) {
        mac.update(block, 0, block.length);
      }
      mac.update(context, 0, context.length);
      mac.update((byte) counter);
      mac.calculateMAC(block, 0);
      System.arraycopy(block, 0, result, position, Math.min(block.length, length - position));
    }
    own.giveBack(mac);
    Arrays.fill(block, (byte) 0);
    return own.adopt(result);
  }

  @Override
  public synchronized TlsSecret hkdfExtract(int cryptoHashAlgorithm, TlsSecret input) {
    checkAlive();
    byte[] salt = data;
    data = null;
    KeyedHash mac = own.borrow(Hash.of(cryptoHashAlgorithm));
    mac.setKey(salt, 0, salt.length);
    byte[] keyMaterial = copyData((AbstractTlsSecret) input);
    mac.update(keyMaterial, 0, keyMaterial.length);
    Arrays.fill(keyMaterial, (byte) 0);
    boolean resumption = input instanceof Secret secret && secret.role == Role.RESUMPTION_KEY;
    byte[] result = mac.calculateMAC();
    own.giveBack(mac);
    return new Secret(own, result, resumption ? Role.RESUMPTION_EARLY : Role.ANY);
  }

  @Override
  protected byte[] prf(int prfAlgorithm, String label, byte[] seed, int length) {
    if (prfAlgorithm == PRFAlgorithm.ssl_prf_legacy
        || prfAlgorithm == PRFAlgorithm.tls_prf_legacy) {
      throw new IllegalArgumentException("the PRF of TLS 1.1 and older does not exist here");
    }
    byte[] name = label.getBytes(StandardCharsets.US_ASCII);
    byte[] labelled = Arrays.copyOf(name, name.length + seed.length);
    System.arraycopy(seed, 0, labelled, name.length, seed.length);
    return expand(Hash.of(TlsCryptoUtils.getHashForPRF(prfAlgorithm)), labelled, length);
  }

  /** P_hash of RFC 5246 section 5. */
  private byte[] expand(Hash hash, byte[] seed, int length) {
    KeyedHash mac = own.borrow(hash);
    mac.setKey(data, 0, data.length);
    byte[] result = new byte[length];
    byte[] a = seed;
    byte[] block = new byte[hash.length()];
    for (int position = 0; position < length; position += block.length) {
      mac.update(a, 0, a.length);
      a = mac.calculateMAC();
      mac.update(a, 0, a.length);
      mac.update(seed, 0, seed.length);
      mac.calculateMAC(block, 0);
      System.arraycopy(block, 0, result, position, Math.min(block.length, length - position));
    }
    own.giveBack(mac);
    Arrays.fill(block, (byte) 0);
    return result;
  }

  /** Shows nothing of the secret. */
  @Override
  public String toString() {
    return "Secret";
  }
}
