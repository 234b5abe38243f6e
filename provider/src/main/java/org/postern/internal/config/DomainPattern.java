// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.config;

import org.postern.internal.smtp.HostName;

/** A destination in a list: a domain or host name, or {@code .suffix} for all names below it. */
public final class DomainPattern {

  private DomainPattern() {}

  static String canonical(String text) {
    boolean suffix = text.startsWith(".");
    String name = suffix ? text.substring(1) : text;
    if (name.startsWith("*.")) {
      throw new IllegalArgumentException(
          "it holds '"
              + text
              + "'; write '"
              + name.substring(1)
              + "' for the names below a domain");
    }
    try {
      return (suffix ? "." : "") + HostName.toAscii(name);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("it holds '" + text + "', which " + e.getMessage(), e);
    }
  }

  static boolean isHostName(String text) {
    try {
      HostName.toAscii(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
