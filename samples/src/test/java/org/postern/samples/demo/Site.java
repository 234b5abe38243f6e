// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.samples.demo;

import java.util.List;
import java.util.function.UnaryOperator;
import org.postern.lab.dns.LabZone;

/**
 * A domain with the hosts that take its mail, in the order of preference.
 *
 * @param zone signs the zone, or breaks it
 */
record Site(String domain, UnaryOperator<LabZone> zone, List<Receiver> receivers) {

  /** A domain with a sound, signed zone. */
  static Site signed(String domain, Receiver... receivers) {
    return new Site(domain, zone -> zone, List.of(receivers));
  }

  /** A domain whose data was changed after it was signed. */
  static Site bogus(String domain, Receiver... receivers) {
    return new Site(domain, LabZone::bogus, List.of(receivers));
  }

  /** A domain with keys and records, but without a chain of trust to them. */
  static Site withoutChainOfTrust(String domain, Receiver... receivers) {
    return new Site(domain, LabZone::withoutDs, List.of(receivers));
  }
}
