// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import java.security.AlgorithmConstraints;
import java.security.CryptoPrimitive;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.postern.internal.policy.CipherSuite;
import org.postern.internal.policy.NamedGroup;
import org.postern.internal.policy.Protocol;
import org.postern.internal.policy.Rules;
import org.postern.internal.policy.SignatureScheme;

/** What the program's AlgorithmConstraints (SSLParameters) leave of the rules. */
final class ProgramConstraints {
  private static final Set<CryptoPrimitive> AGREEMENT = EnumSet.of(CryptoPrimitive.KEY_AGREEMENT);
  private static final Set<CryptoPrimitive> SIGNATURE = EnumSet.of(CryptoPrimitive.SIGNATURE);

  private ProgramConstraints() {}

  /** Returns the settings with what the constraints leave of the rules; it may be nothing. */
  static HandshakeSettings applied(HandshakeSettings settings) {
    AlgorithmConstraints constraints = settings.constraints();
    if (constraints == null) {
      return settings;
    }
    Rules rules = settings.rules();
    return settings.withRules(
        rules.narrowed(
            kept(rules.protocols(), constraints, AGREEMENT, Protocol::jsseName),
            kept(rules.cipherSuites(), constraints, AGREEMENT, CipherSuite::name),
            kept(rules.groups(), constraints, AGREEMENT, NamedGroup::jsseName),
            kept(rules.signatureSchemes(), constraints, SIGNATURE, SignatureScheme::jsseName)));
  }

  private static <T> List<T> kept(
      List<T> values,
      AlgorithmConstraints constraints,
      Set<CryptoPrimitive> primitives,
      Function<T, String> name) {
    return values.stream()
        .filter(value -> constraints.permits(primitives, name.apply(value), null))
        .toList();
  }
}
