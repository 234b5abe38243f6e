// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.policy;

import java.util.List;

/**
 * What one profile of a policy allows, typed. Each list is in order of preference and not empty;
 * what is not in a list is not done.
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
}
