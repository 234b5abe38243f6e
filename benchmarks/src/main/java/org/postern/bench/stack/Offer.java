// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.stack;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Optional;

/**
 * What both sides of a connection are made to negotiate: nothing else is offered.
 *
 * @param version the version of TLS
 * @param group the key exchange group
 * @param server the server's key
 * @param client the client's key, where the server asks for one
 * @param trust what each side does with the other's chain
 * @param stapling whether the server staples an OCSP response
 */
public record Offer(
    Version version,
    Group group,
    Identity server,
    Optional<Identity> client,
    Trust trust,
    boolean stapling) {

  /** Returns an offer with a key of this kind, and nothing that costs more than it must. */
  public static Offer of(Version version, Keys keys) throws GeneralSecurityException, IOException {
    Identity identity = Identity.made(keys, 2);
    return new Offer(version, Group.X25519, identity, Optional.empty(), Trust.ANY, false);
  }

  /** Returns the same with another group. */
  public Offer with(Group other) {
    return new Offer(version, other, server, client, trust, stapling);
  }

  /** Returns the one cipher suite. */
  public String suite() {
    return version.suite(server.algorithm());
  }

  /** Returns whether the leaf's key is of EdDSA. */
  boolean edwards() {
    return server.algorithm().startsWith("Ed");
  }
}
