// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.tls;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one pair of connections, a full one and a resumed one, is to negotiate.
 *
 * @param key the kind of key of the server, and of the client
 * @param clientAuthentication whether the server demands a certificate
 */
public record Scenario(Version version, Key key, Group group, boolean clientAuthentication) {

  /** The connections of one scenario: the first, and the one that resumes it. */
  public static final int CONNECTIONS = 2;

  /** Every scenario that TLS has; the hybrid groups are for TLS 1.3 only. */
  public static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    for (Version version : Version.values()) {
      for (Key key : Key.values()) {
        for (Group group : Group.values()) {
          if (version == Version.TLS_1_3 || !group.hybrid()) {
            all.add(new Scenario(version, key, group, false));
            all.add(new Scenario(version, key, group, true));
          }
        }
      }
    }
    return all;
  }

  /** Why a client that offers the scenario's group only takes no ECDSA certificate in TLS 1.2. */
  public Optional<String> ecdsaOnAnotherCurve() {
    return version == Version.TLS_1_2 && key == Key.EC && group != Group.SECP256R1
        ? Optional.of("an ECDSA key on a curve that the peer's groups lack (RFC 8422 section 5.1)")
        : Optional.empty();
  }

  /** A number of its own, so that each scenario has its own chunks, the same in every run. */
  public long seed() {
    return Scenario.all().indexOf(this);
  }

  @Override
  public String toString() {
    return version.jsseName()
        + " "
        + key
        + " "
        + group.ianaName()
        + (clientAuthentication ? " client-auth" : "");
  }
}
