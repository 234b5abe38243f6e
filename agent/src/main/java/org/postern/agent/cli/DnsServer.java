// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import org.postern.PosternConfig;
import org.postern.PosternConfigException;
import org.postern.PosternKey;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** One DNS server of the command line, by the rules of {@code postern.dns.resolvers}. */
final class DnsServer implements ITypeConverter<String> {

  @Override
  public String convert(String text) {
    String expected = "'" + text + "' is not one DNS server; expected HOST:PORT or [IPV6]:PORT";
    if (text.isBlank() || text.matches(".*[,+\\s].*")) {
      throw new TypeConversionException(expected);
    }
    try {
      PosternConfig.builder().set(PosternKey.DNS_RESOLVERS, text);
    } catch (PosternConfigException e) {
      throw new TypeConversionException(expected + ", the port 1 to 65535");
    }
    return text;
  }
}
