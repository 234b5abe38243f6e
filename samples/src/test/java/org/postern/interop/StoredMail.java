// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mail as the receiver stored it.
 *
 * @param recipient the envelope recipient
 * @param host the name of the MX host that took it
 * @param tls the protocol, such as {@code TLSv1.3}; empty when it came in clear
 * @param text the whole mail
 */
record StoredMail(String recipient, String host, String tls, String text) {
  private static final Pattern RECIPIENT = Pattern.compile("(?m)^X-Original-To: (\\S+)");
  private static final Pattern HOST =
      Pattern.compile("(?s)\nReceived: from .*?\\sby (\\S+) \\(Postfix\\)");
  private static final Pattern TLS =
      Pattern.compile("(?s)\nReceived: from [^\n]*\n\\s+\\(using (\\S+) with cipher");

  /** Reads the headers that Postfix adds when it delivers. */
  static StoredMail parse(String text) {
    String beforeOtherHops = text.substring(0, secondReceived(text));
    return new StoredMail(
        first(RECIPIENT, text), first(HOST, beforeOtherHops), first(TLS, beforeOtherHops), text);
  }

  private static int secondReceived(String text) {
    int first = text.indexOf("\nReceived: ");
    int second = first < 0 ? -1 : text.indexOf("\nReceived: ", first + 1);
    return second < 0 ? text.length() : second;
  }

  private static String first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1) : "";
  }
}
