// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import java.util.Locale;
import org.postern.agent.json.JsonObject;
import org.postern.ocsp.OcspAnswer;

/** How answers are told. */
final class OcspWords {

  private OcspWords() {}

  static String line(OcspAnswer answer) {
    return word(answer) + ": " + answer.reason();
  }

  static JsonObject json(OcspAnswer answer) {
    return JsonObject.of("verdict", word(answer))
        .with("description", answer.reason())
        .with("thisUpdate", answer.thisUpdate())
        .with("nextUpdate", answer.nextUpdate());
  }

  static int exitCode(OcspAnswer answer) {
    return switch (answer.status()) {
      case GOOD -> ExitCodes.VERIFIED;
      case UNANSWERED -> ExitCodes.UNDECIDED;
      case REVOKED, UNKNOWN, UNUSABLE -> ExitCodes.REFUSED;
    };
  }

  private static String word(OcspAnswer answer) {
    return answer.status().name().toLowerCase(Locale.ROOT);
  }
}
