// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.lab.dns;

import java.util.List;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRset;

/** The proofs that something does not exist: an NSEC or NSEC3 chain. Immutable. */
interface Denial {
  /** The name exists (perhaps only as an empty non-terminal), the type does not. */
  List<RRset> noData(Name name);

  /** Neither the name nor a wildcard for it exists. */
  List<RRset> nameError(Name name, Name closestEncloser);

  /** The answer comes from a wildcard: the name itself does not exist. */
  List<RRset> wildcardAnswer(Name name, Name closestEncloser);

  /** A wildcard matches, but does not have the type. */
  List<RRset> wildcardNoData(Name name, Name closestEncloser);

  /** Whether the proofs for the name leave open that an unsigned delegation is there. */
  boolean optedOut(Name name);
}
