// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.session;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.postern.internal.policy.CipherSuite;
import org.postern.internal.policy.NamedGroup;
import org.postern.internal.policy.Protocol;
import org.postern.internal.policy.SignatureScheme;

/** Server states for tests. */
final class States {
  private States() {}

  static ServerState of(Session session, byte[]... certificates) {
    return new ServerState(
        Protocol.TLS_1_3,
        CipherSuite.TLS_AES_128_GCM_SHA256,
        NamedGroup.X25519,
        SignatureScheme.ED25519,
        session.getId(),
        session.getCreationTime(),
        session.getCreationTime() + 86_400_000,
        "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII),
        "smtp",
        List.of(certificates),
        new byte[0]);
  }

  static void assertSame(ServerState actual, ServerState expected) {
    org.assertj.core.api.Assertions.assertThat(actual)
        .usingRecursiveComparison()
        .withEqualsForType(Arrays::equals, byte[].class)
        .isEqualTo(expected);
  }
}
