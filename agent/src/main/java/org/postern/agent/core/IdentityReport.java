// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postern.keys.IdentityStatus;
import org.postern.ocsp.StapleStatus;

/** How it stands with identities and staples, as the status writes it. */
final class IdentityReport {

  private IdentityReport() {}

  static List<Object> identities(List<IdentityStatus> identities) {
    List<Object> all = new ArrayList<>();
    for (IdentityStatus identity : identities) {
      Map<String, @Nullable Object> each = new LinkedHashMap<>();
      each.put("files", identity.files());
      each.put("shown", identity.shown().stream().map(IdentityReport::shown).toList());
      each.put("lastReload", time(identity.lastReload()));
      each.put("lastError", identity.lastError());
      each.put("warnings", identity.warnings());
      all.add(each);
    }
    return all;
  }

  static List<Object> staples(List<StapleStatus> staples) {
    List<Object> all = new ArrayList<>();
    for (StapleStatus staple : staples) {
      Map<String, @Nullable Object> each = new LinkedHashMap<>();
      each.put("subject", staple.subject());
      each.put("source", staple.source());
      each.put("mustStaple", staple.mustStaple());
      each.put("thisUpdate", time(staple.thisUpdate()));
      each.put("nextUpdate", time(staple.nextUpdate()));
      each.put("lastError", staple.lastError());
      all.add(each);
    }
    return all;
  }

  private static Map<String, @Nullable Object> shown(IdentityStatus.Shown shown) {
    Map<String, @Nullable Object> each = new LinkedHashMap<>();
    each.put("subject", shown.subject());
    each.put("names", shown.names());
    each.put("keyType", shown.keyType());
    each.put("byDefault", shown.byDefault());
    each.put("notBefore", time(shown.notBefore()));
    each.put("notAfter", time(shown.notAfter()));
    each.put("staples", staples(shown.staples()));
    return each;
  }

  private static @Nullable String time(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }
}
