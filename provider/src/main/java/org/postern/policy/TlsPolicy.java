// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.policy;

import java.time.LocalDate;
import java.util.List;
import org.postern.internal.policy.CipherSuite;
import org.postern.internal.policy.NamedGroup;
import org.postern.internal.policy.Policies;
import org.postern.internal.policy.Policy;
import org.postern.internal.policy.Protocol;
import org.postern.internal.policy.Rules;
import org.postern.internal.policy.SignatureScheme;

/**
 * What is allowed in TLS, under a name that never changes its meaning: a later opinion is another
 * policy. Which differ how, and why: {@code POLICY-HISTORY.md}. Immutable and thread-safe.
 */
public final class TlsPolicy {

  /**
   * What one profile allows. Names are those of JSSE; each list is in order of preference; what is
   * not in it is not done.
   *
   * @param protocols the versions
   * @param cipherSuites the suites; where the processor does not do AES by itself, those with
   *     ChaCha20 come first
   * @param groups the key exchange groups
   * @param signatureSchemes the signature schemes, for handshakes and certificates; TLS 1.3 takes
   *     rsa_pkcs1 in certificates only (RFC 8446 section 4.2.3)
   * @param minRsaBits the shortest RSA modulus of a peer, in bits
   * @param extendedMasterSecretRequired whether TLS 1.2 needs RFC 7627
   * @param secureRenegotiationRequired whether TLS 1.2 needs RFC 5746
   * @param jvmRestrictionsHonoured whether {@code jdk.tls.disabledAlgorithms} takes away from it
   */
  public record Allowed(
      List<String> protocols,
      List<String> cipherSuites,
      List<String> groups,
      List<String> signatureSchemes,
      int minRsaBits,
      boolean extendedMasterSecretRequired,
      boolean secureRenegotiationRequired,
      boolean jvmRestrictionsHonoured) {

    /** Copies the lists. */
    public Allowed {
      protocols = List.copyOf(protocols);
      cipherSuites = List.copyOf(cipherSuites);
      groups = List.copyOf(groups);
      signatureSchemes = List.copyOf(signatureSchemes);
    }
  }

  private final Policy policy;

  private TlsPolicy(Policy policy) {
    this.policy = policy;
  }

  /**
   * Returns the policy of that name.
   *
   * @param name such as {@code 2026}
   * @throws IllegalArgumentException if there is none; the message names those that there are
   */
  public static TlsPolicy of(String name) {
    return new TlsPolicy(Policies.of(name));
  }

  /** Returns the newest policy. It is another one in a later release. */
  public static TlsPolicy latest() {
    return of(Policies.latest());
  }

  /** Returns the names of all policies, the oldest first. */
  public static List<String> names() {
    return Policies.names();
  }

  /** Returns the name. */
  public String name() {
    return policy.name();
  }

  /** Returns the day from which on the policy has been the same. */
  public LocalDate date() {
    return policy.date();
  }

  /**
   * Returns what the policy allows to a profile, before the JVM's {@code
   * jdk.tls.disabledAlgorithms} takes anything away.
   */
  public Allowed allowed(Profile profile) {
    Rules rules = policy.rules(profile);
    return new Allowed(
        rules.protocols().stream().map(Protocol::jsseName).toList(),
        rules.cipherSuites().stream().map(CipherSuite::name).toList(),
        rules.groups().stream().map(NamedGroup::jsseName).toList(),
        rules.signatureSchemes().stream().map(SignatureScheme::jsseName).toList(),
        rules.minRsaBits(),
        rules.extendedMasterSecretRequired(),
        rules.secureRenegotiationRequired(),
        policy.jvmRestrictionsHonoured(profile));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TlsPolicy that && that.name().equals(name());
  }

  @Override
  public int hashCode() {
    return name().hashCode();
  }

  @Override
  public String toString() {
    return "TLS policy " + name() + " of " + date();
  }
}
