// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.keys;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;
import org.postern.internal.crypto.KeyKind;

/**
 * The signatures that a peer verifies, by the names that sessions have for them.
 *
 * @param names of the schemes; empty where nothing is known
 * @param tls13 whether ECDSA ties the digest to the curve (RFC 8446 section 4.2.3)
 */
record PeerSchemes(Set<String> names, boolean tls13) {

  private static final Set<String> ECDSA =
      Set.of("SHA256withECDSA", "SHA384withECDSA", "SHA512withECDSA");
  private static final Set<String> RSA =
      Set.of("RSASSA-PSS", "SHA256withRSA", "SHA384withRSA", "SHA512withRSA");

  /** What is known of a key and a peer. */
  enum Answer {
    YES,
    NO,
    UNKNOWN
  }

  static PeerSchemes of(@Nullable SSLSession session) {
    if (!(session instanceof ExtendedSSLSession extended)) {
      return new PeerSchemes(Set.of(), false);
    }
    String[] schemes = extended.getPeerSupportedSignatureAlgorithms();
    return new PeerSchemes(
        schemes == null ? Set.of() : Arrays.stream(schemes).collect(Collectors.toUnmodifiableSet()),
        "TLSv1.3".equals(extended.getProtocol()));
  }

  /** Returns whether the peer verifies what a key signs. */
  Answer take(@Nullable KeyKind kind) {
    if (names.isEmpty() || kind == null) {
      return Answer.UNKNOWN;
    }
    return switch (kind) {
      case ED25519 -> surely(names.contains("Ed25519") || names.contains("EdDSA"));
      case ED448 -> surely(names.contains("Ed448") || names.contains("EdDSA"));
      case P256 -> ecdsa("SHA256withECDSA");
      case P384 -> ecdsa("SHA384withECDSA");
      case P521 -> ecdsa("SHA512withECDSA");
      case RSA_PSS -> surely(names.contains("RSASSA-PSS"));
      case RSA -> tls13 ? surely(names.contains("RSASSA-PSS")) : perhaps(RSA);
    };
  }

  private Answer ecdsa(String ofCurve) {
    return tls13 ? surely(names.contains(ofCurve)) : perhaps(ECDSA);
  }

  private static Answer surely(boolean taken) {
    return taken ? Answer.YES : Answer.NO;
  }

  /** The names do not tell everything of TLS 1.2: the handshake looks by itself. */
  private Answer perhaps(Set<String> any) {
    return names.stream().anyMatch(any::contains) ? Answer.YES : Answer.UNKNOWN;
  }
}
