// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postern.agent.json.JsonObject;
import org.postern.dane.TlsaRecord;
import org.postern.dane.TlsaSet;

/** Which TLSA records count, and why the others do not. */
final class RecordFacts {

  private RecordFacts() {}

  static List<String> lines(TlsaSet set) {
    List<String> lines = new ArrayList<>();
    for (TlsaRecord record : set.usable()) {
      lines.add("record " + record.abbreviated() + ": usable");
    }
    for (TlsaSet.Discarded discarded : set.discarded()) {
      lines.add(
          "record "
              + discarded.record().abbreviated()
              + ": "
              + state(discarded)
              + ", "
              + discarded.reason());
    }
    return lines;
  }

  static List<JsonObject> json(TlsaSet set) {
    List<JsonObject> json = new ArrayList<>();
    for (TlsaRecord record : set.usable()) {
      json.add(object(record, "usable", null));
    }
    for (TlsaSet.Discarded discarded : set.discarded()) {
      json.add(object(discarded.record(), state(discarded), discarded.reason()));
    }
    return json;
  }

  private static JsonObject object(TlsaRecord record, String state, @Nullable String reason) {
    return JsonObject.of("record", record).with("state", state).with("reason", reason);
  }

  private static String state(TlsaSet.Discarded discarded) {
    return discarded.superseded() ? "superseded" : "unusable";
  }
}
