// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import java.net.IDN;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Host names of the command line, in the form that the DNS knows: {@code xn--bcher-kva.example}.
 */
final class ALabels implements ITypeConverter<String> {

  static String of(String host) {
    try {
      return IDN.toASCII(host);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(
          "'" + host + "' is not a host name (" + e.getMessage() + ")");
    }
  }

  @Override
  public String convert(String text) {
    return of(text);
  }
}
