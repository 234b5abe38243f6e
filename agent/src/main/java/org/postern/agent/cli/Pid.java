// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Process numbers of the command line. */
final class Pid implements ITypeConverter<Long> {

  @Override
  public Long convert(String text) {
    if (!text.matches("[1-9][0-9]{0,17}")) {
      throw new TypeConversionException("'" + text + "' is not a process number");
    }
    return Long.valueOf(text);
  }
}
