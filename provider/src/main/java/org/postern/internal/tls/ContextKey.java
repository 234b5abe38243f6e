// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.tls;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postern.dane.TlsaSet;
import org.postern.smtp.TlsRequirement;

/**
 * The SHA-256 digest over everything that a session depends on: policy, requirement, records,
 * names, SNI, port and client identity. Sessions are shared by connections with equal keys only.
 *
 * @param hex the digest
 */
record ContextKey(String hex) {

  static ContextKey of(TlsRequirement requirement, List<String> protocols, String clientIdentity) {
    MessageDigest digest = sha256();
    add(digest, String.join(",", protocols));
    add(digest, clientIdentity);
    add(digest, requirement.wanted());
    add(digest, requirement.mx().name());
    add(digest, requirement.serverName());
    add(digest, Integer.toString(requirement.port()));
    if (requirement instanceof TlsRequirement.Dane dane) {
      dane.names().forEach(name -> add(digest, name));
      add(digest, dane.records());
    } else if (requirement instanceof TlsRequirement.Encrypt encrypt) {
      add(digest, encrypt.unusable());
      add(digest, encrypt.reason());
    }
    return new ContextKey(HexFormat.of().formatHex(digest.digest()));
  }

  private static void add(MessageDigest digest, @Nullable TlsaSet set) {
    if (set == null) {
      add(digest, "no records");
      return;
    }
    add(digest, set.digestOrder().toString());
    add(digest, set.profile().toString());
    set.records().stream()
        .map(record -> record.toRdata())
        .sorted(Arrays::compareUnsigned)
        .forEach(rdata -> add(digest, rdata));
  }

  private static void add(MessageDigest digest, String text) {
    add(digest, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Each part goes in with its length, so that no two lists of parts give the same octets. */
  private static void add(MessageDigest digest, byte[] part) {
    digest.update(ByteBuffer.allocate(4).putInt(0, part.length));
    digest.update(part);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
