// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Vector;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.jspecify.annotations.Nullable;
import org.postern.internal.policy.CipherSuite;
import org.postern.internal.policy.NamedGroup;
import org.postern.internal.policy.Protocol;
import org.postern.internal.policy.SignatureScheme;

/** The policy's terms in those of bctls, and back. */
final class Codes {
  private static final Map<Integer, CipherSuite> SUITES =
      byCode(CipherSuite.values(), CipherSuite::code);
  private static final Map<Integer, NamedGroup> GROUPS =
      byCode(NamedGroup.values(), NamedGroup::code);
  private static final Map<Integer, SignatureScheme> SCHEMES =
      byCode(SignatureScheme.values(), SignatureScheme::code);

  private Codes() {}

  private static <T> Map<Integer, T> byCode(T[] values, ToIntFunction<T> code) {
    return Arrays.stream(values)
        .collect(Collectors.toUnmodifiableMap(code::applyAsInt, Function.identity()));
  }

  static @Nullable CipherSuite suite(int code) {
    return SUITES.get(code);
  }

  static @Nullable NamedGroup group(int code) {
    return GROUPS.get(code);
  }

  static @Nullable SignatureScheme scheme(int code) {
    return SCHEMES.get(code);
  }

  static int[] suites(List<CipherSuite> suites) {
    return suites.stream().mapToInt(CipherSuite::code).toArray();
  }

  static int[] groups(List<NamedGroup> groups) {
    return groups.stream().mapToInt(NamedGroup::code).toArray();
  }

  static Vector<Integer> groupVector(List<NamedGroup> groups) {
    return groups.stream().map(NamedGroup::code).collect(Collectors.toCollection(Vector::new));
  }

  static ProtocolVersion version(Protocol protocol) {
    return protocol == Protocol.TLS_1_3 ? ProtocolVersion.TLSv13 : ProtocolVersion.TLSv12;
  }

  /** Returns the versions, latest first. */
  static ProtocolVersion[] versions(Collection<Protocol> protocols) {
    return Arrays.stream(Protocol.values())
        .filter(protocols::contains)
        .map(Codes::version)
        .toArray(ProtocolVersion[]::new);
  }

  /** Returns a version that was negotiated, so that it is one of the policy's. */
  static Protocol negotiated(ProtocolVersion version) {
    return ProtocolVersion.TLSv13.equals(version) ? Protocol.TLS_1_3 : Protocol.TLS_1_2;
  }

  /** Returns a suite that was negotiated, so that it is one of the policy's. */
  static CipherSuite negotiated(int suite) {
    return Objects.requireNonNull(SUITES.get(suite));
  }

  static SignatureAndHashAlgorithm algorithm(SignatureScheme scheme) {
    return org.bouncycastle.tls.SignatureScheme.getSignatureAndHashAlgorithm(scheme.code());
  }

  static Vector<SignatureAndHashAlgorithm> algorithms(Collection<SignatureScheme> schemes) {
    return schemes.stream().map(Codes::algorithm).collect(Collectors.toCollection(Vector::new));
  }

  /** Returns those of the peer's signature algorithms that are known here, in its order. */
  static List<SignatureScheme> schemes(@Nullable Vector<?> algorithms) {
    List<SignatureScheme> schemes = new ArrayList<>();
    if (algorithms != null) {
      for (Object algorithm : algorithms) {
        SignatureScheme scheme =
            scheme(
                org.bouncycastle.tls.SignatureScheme.from((SignatureAndHashAlgorithm) algorithm));
        if (scheme != null) {
          schemes.add(scheme);
        }
      }
    }
    return schemes;
  }
}
