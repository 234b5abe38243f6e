// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import org.xbill.DNS.NSECRecord;
import org.xbill.DNS.Name;

/** An NSEC record with the apex of the zone that signed it. */
record NsecRecord(NSECRecord record, Name zone) {

  Name owner() {
    return record.getName();
  }

  Name next() {
    return record.getNext();
  }

  boolean has(int type) {
    return record.hasType(type);
  }
}
