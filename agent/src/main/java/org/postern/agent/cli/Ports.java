// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Port numbers of the command line. */
final class Ports implements ITypeConverter<Integer> {

  private static final int MAX = 65535;

  static int parse(String text) {
    int port = -1;
    try {
      port = Integer.parseInt(text);
    } catch (NumberFormatException e) {
      // reported with the range below
    }
    if (port < 1 || port > MAX) {
      throw new TypeConversionException("'" + text + "' is not a port; expected 1 to 65535");
    }
    return port;
  }

  @Override
  public Integer convert(String text) {
    return parse(text);
  }
}
