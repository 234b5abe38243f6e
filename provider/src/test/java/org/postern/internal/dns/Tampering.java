// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Message;

/** Something that an attacker on the path does to a message. */
interface Tampering {

  /** What the attacker does. */
  enum Kind {
    FORGE,
    STRIP,
    REPLAY,
    REORDER,
    DROP
  }

  /** Where in the message. */
  enum Place {
    HEADER,
    ANSWER,
    AUTHORITY,
    ADDITIONAL,
    ALL
  }

  /** Makes the message that arrives of the query and the honest answer; null for none. */
  interface Change {
    @Nullable Message apply(Forger forger, Message query, Message honest);
  }

  Kind kind();

  Place place();

  Change change();

  String name();
}
