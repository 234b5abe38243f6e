// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * What one profile of a policy allows, typed. Each list is in order of preference; what is not in a
 * list is not done. The lists of a policy are not empty; narrowing may empty them, and then there
 * is nothing to shake hands with.
 *
 * @param protocols the versions
 * @param cipherSuites the suites
 * @param groups the key exchange groups
 * @param signatureSchemes the signature schemes, for handshakes and certificates
 * @param minRsaBits the shortest RSA modulus accepted in a peer's certificates, in bits
 * @param extendedMasterSecretRequired whether TLS 1.2 needs RFC 7627
 * @param secureRenegotiationRequired whether TLS 1.2 needs RFC 5746
 */
public record Rules(
    List<Protocol> protocols,
    List<CipherSuite> cipherSuites,
    List<NamedGroup> groups,
    List<SignatureScheme> signatureSchemes,
    int minRsaBits,
    boolean extendedMasterSecretRequired,
    boolean secureRenegotiationRequired) {

  /** Copies the lists. */
  public Rules {
    protocols = List.copyOf(protocols);
    cipherSuites = List.copyOf(cipherSuites);
    groups = List.copyOf(groups);
    signatureSchemes = List.copyOf(signatureSchemes);
  }

  /**
   * Returns the rules with these lists, as far as they were allowed before; the order is that of
   * the arguments. Suites go with their version, versions with their last suite, and hybrid groups
   * with TLS 1.3.
   */
  public Rules narrowed(
      List<Protocol> toProtocols,
      List<CipherSuite> toSuites,
      List<NamedGroup> toGroups,
      List<SignatureScheme> toSchemes) {
    List<Protocol> versions = kept(protocols, toProtocols::contains);
    List<CipherSuite> suites =
        kept(toSuites, s -> cipherSuites.contains(s) && versions.contains(s.protocol()));
    return new Rules(
        kept(versions, v -> suites.stream().anyMatch(s -> s.protocol() == v)),
        suites,
        kept(toGroups, groups::contains),
        kept(toSchemes, signatureSchemes::contains),
        minRsaBits,
        extendedMasterSecretRequired,
        secureRenegotiationRequired);
  }

  /** Returns the rules with a longer RSA modulus demanded; a shorter one changes nothing. */
  public Rules withMinRsaBits(int bits) {
    return new Rules(
        protocols,
        cipherSuites,
        groups,
        signatureSchemes,
        Math.max(bits, minRsaBits),
        extendedMasterSecretRequired,
        secureRenegotiationRequired);
  }

  /** Returns whether nothing can be negotiated with these rules. */
  public boolean isEmpty() {
    return protocols.isEmpty()
        || cipherSuites.isEmpty()
        || groups.isEmpty()
        || signatureSchemes.isEmpty();
  }

  Rules chaChaFirst() {
    List<CipherSuite> reordered = new ArrayList<>(cipherSuites);
    // Stable, and so within each version the order of the rest stays.
    reordered.sort(Comparator.comparing(CipherSuite::protocol).thenComparing(s -> !s.isChaCha20()));
    return new Rules(
        protocols,
        reordered,
        groups,
        signatureSchemes,
        minRsaBits,
        extendedMasterSecretRequired,
        secureRenegotiationRequired);
  }

  private static <T> List<T> kept(List<T> list, Predicate<T> test) {
    List<T> kept = new ArrayList<>(list.size());
    for (T each : list) {
      if (test.test(each) && !kept.contains(each)) {
        kept.add(each);
      }
    }
    return kept;
  }
}
