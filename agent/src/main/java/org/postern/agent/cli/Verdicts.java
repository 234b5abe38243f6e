// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.postern.agent.json.JsonObject;
import org.postern.dane.DaneVerdict;

/** DANE verdicts as words, exit codes and JSON. */
final class Verdicts {

  private Verdicts() {}

  static String word(DaneVerdict verdict) {
    return verdict.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  static int exitCode(DaneVerdict verdict) {
    if (verdict instanceof DaneVerdict.Verified) {
      return ExitCodes.VERIFIED;
    }
    // Records that nobody can use say nothing about the certificate: neither verified nor refused.
    return verdict instanceof DaneVerdict.Refused ? ExitCodes.REFUSED : ExitCodes.UNDECIDED;
  }

  static JsonObject json(DaneVerdict verdict) {
    return JsonObject.of("verdict", word(verdict))
        .with("description", verdict.describe())
        .with("matched", matched(verdict))
        .with("resultType", resultType(verdict))
        .with("reasonCode", reasonCode(verdict));
  }

  private static @Nullable JsonObject matched(DaneVerdict verdict) {
    if (!(verdict instanceof DaneVerdict.Verified verified)) {
      return null;
    }
    return JsonObject.of("record", verified.record())
        .with("depth", verified.depth())
        .with("what", verified.what().name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .with("name", verified.name());
  }

  private static @Nullable String resultType(DaneVerdict verdict) {
    if (verdict instanceof DaneVerdict.Refused refused) {
      return refused.resultType().code();
    }
    return verdict instanceof DaneVerdict.Unusable unusable ? unusable.resultType().code() : null;
  }

  private static @Nullable String reasonCode(DaneVerdict verdict) {
    if (verdict instanceof DaneVerdict.Refused refused) {
      return refused.reasonCode();
    }
    return verdict instanceof DaneVerdict.Unusable unusable ? unusable.reasonCode() : null;
  }
}
