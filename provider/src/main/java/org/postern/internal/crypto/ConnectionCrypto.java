// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Vector;
import java.util.concurrent.atomic.AtomicReference;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.CertificateType;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCipher;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.TlsECConfig;
import org.bouncycastle.tls.crypto.TlsECDomain;
import org.bouncycastle.tls.crypto.TlsHMAC;
import org.bouncycastle.tls.crypto.TlsHash;
import org.bouncycastle.tls.crypto.TlsKemConfig;
import org.bouncycastle.tls.crypto.TlsKemDomain;
import org.bouncycastle.tls.crypto.TlsNonceGenerator;
import org.bouncycastle.tls.crypto.TlsSecret;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.jspecify.annotations.Nullable;

/**
 * What one connection computes with. Each primitive goes to the implementation that was chosen for
 * it; what TLS should not do any more does not exist.
 */
public class ConnectionCrypto extends BcTlsCrypto {

  private final Primitives primitives;
  private final AtomicReference<@Nullable KeyedHash> spare = new AtomicReference<>();
  private volatile boolean handshakeOver;
  private final EarlyData earlyData = new EarlyData();
  private @Nullable TranscriptHash transcript;

  /** Makes the crypto of one connection. */
  public ConnectionCrypto(Primitives primitives, SecureRandom random) {
    super(random);
    this.primitives = primitives;
  }

  Primitives primitives() {
    return primitives;
  }

  @Override
  public TlsHash createHash(int cryptoHashAlgorithm) {
    return new TranscriptHash(
        primitives.jdk().digest(Hash.of(cryptoHashAlgorithm)), hash -> transcript = hash);
  }

  /**
   * Returns the hash of all handshake messages so far, followed by one more.
   *
   * @param more the message, may be empty
   */
  public byte[] transcriptHash(byte[] more) {
    if (transcript == null) {
      throw new IllegalStateException("there is no handshake yet");
    }
    TranscriptHash hash = transcript.cloneHash();
    hash.update(more, 0, more.length);
    return hash.calculateHash();
  }

  /** Forgets what only the handshake needs: an idle connection keeps no HMAC. */
  public void endHandshake() {
    transcript = null;
    handshakeOver = true;
    spare.set(null);
  }

  /** Returns what a server does not take. */
  public EarlyData earlyData() {
    return earlyData;
  }

  /** Makes the pre-shared key of a ticket; its binders are those of resumption. */
  public Secret resumptionKey(byte[] key) {
    return new Secret(this, key.clone(), Secret.Role.RESUMPTION_KEY);
  }

  @Override
  public TlsHMAC createHMACForHash(int cryptoHashAlgorithm) {
    return keyedHash(Hash.of(cryptoHashAlgorithm));
  }

  private KeyedHash keyedHash(Hash hash) {
    return new KeyedHash(hash, primitives.jdk().hmac(hash));
  }

  /** Lends the connection's HMAC, to be given back; the two directions may ask at once. */
  KeyedHash borrow(Hash hash) {
    KeyedHash mac = spare.getAndSet(null);
    return mac != null && mac.hash() == hash ? mac : keyedHash(hash);
  }

  void giveBack(KeyedHash mac) {
    if (!handshakeOver) {
      spare.set(mac);
    }
  }

  /** Makes a secret that copies the octets. */
  @Override
  public TlsSecret createSecret(byte[] data) {
    return adopt(data.clone());
  }

  /** Makes a secret that owns the octets. */
  protected Secret adopt(byte[] data) {
    return new Secret(this, data);
  }

  @Override
  public TlsSecret createHybridSecret(TlsSecret first, TlsSecret second) {
    byte[] one = first.extract();
    byte[] two = second.extract();
    byte[] both = Arrays.copyOf(one, one.length + two.length);
    System.arraycopy(two, 0, both, one.length, two.length);
    Arrays.fill(one, (byte) 0);
    Arrays.fill(two, (byte) 0);
    return adopt(both);
  }

  @Override
  public TlsSecret hkdfInit(int cryptoHashAlgorithm) {
    return adopt(new byte[Hash.of(cryptoHashAlgorithm).length()]);
  }

  @Override
  public TlsNonceGenerator createNonceGenerator(byte[] additionalSeedMaterial) {
    return size -> {
      byte[] nonce = new byte[size];
      getSecureRandom().nextBytes(nonce);
      return nonce;
    };
  }

  @Override
  public TlsCertificate createCertificate(short type, byte[] encoding) throws IOException {
    return switch (type) {
      case CertificateType.X509 -> new PeerCertificate(this, encoding);
      case CertificateType.RawPublicKey -> new PeerRawKey(this, encoding);
      default ->
          throw new TlsFatalAlert(
              AlertDescription.unsupported_certificate, "the certificate type is " + type);
    };
  }

  @Override
  public TlsCipher createCipher(
      TlsCryptoParameters parameters, int encryptionAlgorithm, int macAlgorithm)
      throws IOException {
    return RecordCipher.create(primitives, parameters, encryptionAlgorithm, earlyData);
  }

  @Override
  public TlsECDomain createECDomain(TlsECConfig config) {
    return () -> primitives.agreement(config.getNamedGroup(), this);
  }

  @Override
  public TlsKemDomain createKemDomain(TlsKemConfig config) {
    return () -> primitives.kem(config.isServer(), this);
  }

  /** Every verifier takes the message rather than its hash, so that the messages are kept. */
  @Override
  public boolean hasAnyStreamVerifiers(Vector signatureAndHashAlgorithms) {
    return true;
  }

  @Override
  public boolean hasCryptoHashAlgorithm(int cryptoHashAlgorithm) {
    return Hash.has(cryptoHashAlgorithm);
  }

  @Override
  public boolean hasHKDFAlgorithm(int cryptoHashAlgorithm) {
    return Hash.has(cryptoHashAlgorithm);
  }

  @Override
  public boolean hasMacAlgorithm(int macAlgorithm) {
    return Offered.mac(macAlgorithm);
  }

  @Override
  public boolean hasEncryptionAlgorithm(int encryptionAlgorithm) {
    return Offered.encryption(encryptionAlgorithm);
  }

  @Override
  public boolean hasNamedGroup(int namedGroup) {
    return Offered.group(namedGroup);
  }

  @Override
  public boolean hasSignatureScheme(int signatureScheme) {
    return Offered.signature(signatureScheme);
  }

  @Override
  public boolean hasSignatureAndHashAlgorithm(
      org.bouncycastle.tls.SignatureAndHashAlgorithm algorithm) {
    return Offered.signature(org.bouncycastle.tls.SignatureScheme.from(algorithm));
  }

  @Override
  public boolean hasDHAgreement() {
    return false;
  }

  @Override
  public boolean hasRSAEncryption() {
    return false;
  }

  @Override
  public boolean hasSRPAuthentication() {
    return false;
  }
}
