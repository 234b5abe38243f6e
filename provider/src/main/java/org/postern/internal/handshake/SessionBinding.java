// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Hashtable;
import java.util.List;
import java.util.Locale;
import java.util.Vector;
import java.util.function.ToIntFunction;
import org.bouncycastle.tls.ServerName;
import org.bouncycastle.tls.TlsExtensionsUtils;
import org.jspecify.annotations.Nullable;
import org.postern.internal.policy.CipherSuite;
import org.postern.internal.policy.NamedGroup;
import org.postern.internal.policy.Protocol;
import org.postern.internal.policy.Rules;
import org.postern.internal.policy.SignatureScheme;

/**
 * What a server's session is bound to, besides the context: the policy's profile, whether a client
 * is asked for a certificate, and the server name. A connection in which one of them differs cannot
 * resume it.
 */
final class SessionBinding {

  /** Each value of an enum is in a list once at most. */
  private static final int RULES_LENGTH_AT_MOST = 256;

  private SessionBinding() {}

  /** Returns a digest of it, the same on every server with the same configuration. */
  static byte[] of(HandshakeSettings settings, @Nullable Hashtable<?, ?> clientExtensions)
      throws IOException {
    MessageDigest digest = sha256();
    add(digest, settings.rules());
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

  /** Adds what the rules hold: each list by the code points, with the number of them before. */
  private static void add(MessageDigest digest, Rules rules) {
    ByteBuffer octets = ByteBuffer.allocate(RULES_LENGTH_AT_MOST);
    add(octets, rules.protocols(), Protocol::code);
    add(octets, rules.cipherSuites(), CipherSuite::code);
    add(octets, rules.groups(), NamedGroup::code);
    add(octets, rules.signatureSchemes(), SignatureScheme::code);
    octets.putInt(rules.minRsaBits());
    octets.put((byte) (rules.extendedMasterSecretRequired() ? 1 : 0));
    octets.put((byte) (rules.secureRenegotiationRequired() ? 1 : 0));
    digest.update(octets.flip());
  }

  private static <T> void add(ByteBuffer octets, List<T> list, ToIntFunction<T> code) {
    octets.putShort((short) list.size());
    for (T each : list) {
      octets.putShort((short) code.applyAsInt(each));
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
