// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import java.io.IOException;
import java.util.Arrays;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.SecurityParameters;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.TlsCryptoUtils;
import org.bouncycastle.tls.crypto.TlsSecret;
import org.bouncycastle.tls.crypto.impl.TlsImplUtils;

/** Keys from the secrets of a handshake. */
final class DerivedKeys implements RecordKeys {

  private static final int SALT_LENGTH = 4;

  private final TlsCryptoParameters parameters;
  private final AeadSuite suite;
  private final boolean tls13;

  DerivedKeys(TlsCryptoParameters parameters, AeadSuite suite) {
    this.parameters = parameters;
    this.suite = suite;
    this.tls13 =
        TlsImplUtils.isTLSv13(parameters.getSecurityParametersHandshake().getNegotiatedVersion());
  }

  @Override
  public boolean tls13() {
    return tls13;
  }

  @Override
  public void initial(RecordState sealing, RecordState opening) throws IOException {
    if (tls13) {
      SecurityParameters handshake = parameters.getSecurityParametersHandshake();
      derive(handshake, parameters.isServer(), sealing);
      derive(handshake, !parameters.isServer(), opening);
    } else {
      split(parameters.isServer() ? opening : sealing, parameters.isServer() ? sealing : opening);
    }
  }

  @Override
  public void nextSealing(RecordState sealing) throws IOException {
    next(parameters.isServer(), sealing);
  }

  @Override
  public void nextOpening(RecordState opening) throws IOException {
    next(!parameters.isServer(), opening);
  }

  private void next(boolean server, RecordState state) throws IOException {
    if (!tls13) {
      throw new TlsFatalAlert(AlertDescription.internal_error, "KeyUpdate is of TLS 1.3 only");
    }
    derive(parameters.getSecurityParametersConnection(), server, state);
  }

  /** RFC 8446 section 7.3. */
  private void derive(SecurityParameters from, boolean server, RecordState state)
      throws IOException {
    TlsSecret secret = server ? from.getTrafficSecretServer() : from.getTrafficSecretClient();
    if (secret == null) {
      throw new TlsFatalAlert(AlertDescription.internal_error, "no traffic secret yet");
    }
    int hash = from.getPRFCryptoHashAlgorithm();
    byte[] key = expand(secret, hash, "key", suite.keyLength());
    state.key(key, expand(secret, hash, "iv", AeadSuite.NONCE_LENGTH));
    Arrays.fill(key, (byte) 0);
  }

  private static byte[] expand(TlsSecret secret, int hash, String label, int length)
      throws IOException {
    return TlsCryptoUtils.hkdfExpandLabel(secret, hash, label, new byte[0], length).extract();
  }

  /** RFC 5246 section 6.3, without MAC keys. */
  private void split(RecordState client, RecordState server) throws IOException {
    int keyLength = suite.keyLength();
    int ivLength = suite.sendsNonce() ? SALT_LENGTH : AeadSuite.NONCE_LENGTH;
    byte[] block = TlsImplUtils.calculateKeyBlock(parameters, 2 * (keyLength + ivLength));
    byte[] clientKey = Arrays.copyOfRange(block, 0, keyLength);
    byte[] serverKey = Arrays.copyOfRange(block, keyLength, 2 * keyLength);
    int ivs = 2 * keyLength;
    client.key(clientKey, Arrays.copyOfRange(block, ivs, ivs + ivLength));
    server.key(serverKey, Arrays.copyOfRange(block, ivs + ivLength, ivs + 2 * ivLength));
    Arrays.fill(clientKey, (byte) 0);
    Arrays.fill(serverKey, (byte) 0);
    Arrays.fill(block, (byte) 0);
  }
}
