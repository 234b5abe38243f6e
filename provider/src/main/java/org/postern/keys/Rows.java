// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.keys;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postern.internal.monitor.IdentityRow;
import org.postern.ocsp.StapleStatus;

/** The status of identities as plain rows, one for each key that is shown. */
final class Rows {
  private Rows() {}

  static List<IdentityRow> of(List<IdentityStatus> status) {
    List<IdentityRow> rows = new ArrayList<>();
    for (IdentityStatus identity : status) {
      if (identity.shown().isEmpty()) {
        rows.add(
            new IdentityRow(
                identity.files(), "", "", null, null, identity.lastError(), null, null, null));
      }
      for (IdentityStatus.Shown shown : identity.shown()) {
        rows.add(row(identity, shown));
      }
    }
    return rows;
  }

  private static IdentityRow row(IdentityStatus identity, IdentityStatus.Shown shown) {
    @Nullable StapleStatus staple = shown.staples().isEmpty() ? null : shown.staples().get(0);
    return new IdentityRow(
        identity.files(),
        shown.names().isEmpty() ? shown.subject() : String.join(" ", shown.names()),
        shown.keyType(),
        text(shown.notAfter()),
        text(identity.lastReload()),
        identity.lastError(),
        staple == null ? null : text(staple.thisUpdate()),
        staple == null ? null : text(staple.nextUpdate()),
        staple == null ? null : staple.lastError());
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }
}
