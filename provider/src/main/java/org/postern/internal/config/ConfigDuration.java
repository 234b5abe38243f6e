// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.config;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Time spans of the configuration: {@code 500ms}, {@code 10s}, {@code 2m}. */
public final class ConfigDuration {

  private static final Pattern FORM = Pattern.compile("([0-9]{1,9})(ms|s|m)");
  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private ConfigDuration() {}

  /** Reads a time span between 100 milliseconds and 5 minutes. */
  public static Duration parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("it is not a time such as 500ms, 10s or 2m");
    }
    long number = Long.parseLong(matcher.group(1));
    Duration duration =
        switch (matcher.group(2)) {
          case "ms" -> Duration.ofMillis(number);
          case "s" -> Duration.ofSeconds(number);
          default -> Duration.ofMinutes(number);
        };
    if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("it is outside 100ms to 5m");
    }
    return duration;
  }

  static String canonical(String text) {
    parse(text);
    return text;
  }
}
