// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Hashtable;
import java.util.Locale;
import java.util.Vector;
import org.bouncycastle.tls.ServerName;
import org.bouncycastle.tls.TlsExtensionsUtils;
import org.jspecify.annotations.Nullable;

/**
 * What a server's session is bound to, besides the context: the policy's profile, whether a client
 * is asked for a certificate, and the server name. A connection in which one of them differs cannot
 * resume it.
 */
final class SessionBinding {

  private SessionBinding() {}

  /** Returns a digest of it, the same on every server with the same configuration. */
  static byte[] of(HandshakeSettings settings, @Nullable Hashtable<?, ?> clientExtensions)
      throws IOException {
    MessageDigest digest = sha256();
    digest.update(settings.rules().toString().getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    digest.update(settings.clientAuthentication().name().getBytes(StandardCharsets.US_ASCII));
    digest.update((byte) 0);
    Vector<?> names =
        clientExtensions == null
            ? null
            : TlsExtensionsUtils.getServerNameExtensionClient((Hashtable) clientExtensions);
    if (names != null) {
      for (Object each : names) {
        ServerName name = (ServerName) each;
        String text = new String(name.getNameData(), StandardCharsets.ISO_8859_1);
        digest.update((byte) name.getNameType());
        digest.update(text.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.ISO_8859_1));
        digest.update((byte) 0);
      }
    }
    return digest.digest();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
