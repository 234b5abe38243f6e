// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/**
 * One question, always of class IN. Names compare without regard to case.
 *
 * @param name an absolute name
 * @param type the record type
 */
record Question(Name name, int type) {

  static Question of(Record question) {
    return new Question(question.getName(), question.getType());
  }

  Record toRecord() {
    return Record.newRecord(name, type, DClass.IN);
  }

  @Override
  public String toString() {
    return name + " " + Type.string(type);
  }
}
