// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postern.Postern;
import org.postern.smtp.DeliveryPlan;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A next hop as it is given on the command line: {@code example.org}, {@code [relay.example]},
 * {@code [192.0.2.1]}, each with an optional port.
 *
 * @param name the next hop in A-labels, with its brackets, without the port
 * @param port 1 to 65535
 * @param portGiven whether the command line named the port
 */
record NextHop(String name, int port, boolean portGiven) {

  static final int SMTP_PORT = 25;

  /** For the help texts. */
  static final String DESCRIPTION =
      "A mail domain, example.org; or a relay without MX lookup, [relay.example] or"
          + " relay.example:587; or an address, [192.0.2.1] or [IPv6:2001:db8::1]. The port"
          + " defaults to 25.";

  private static final Pattern FORM =
      Pattern.compile("(\\[[^\\[\\]\\s]+]|[^\\[\\]:@\\s]+)(?::([0-9]{1,9}))?");
  private static final int MAX_LENGTH = 300;

  static NextHop parse(String text) {
    Matcher form = FORM.matcher(text);
    if (text.length() > MAX_LENGTH || !form.matches()) {
      throw new TypeConversionException(
          "'"
              + text
              + "' is not a next hop; expected example.org, [relay.example] or [192.0.2.1],"
              + " each with an optional :PORT");
    }
    String name = form.group(1).startsWith("[") ? form.group(1) : ALabels.of(form.group(1));
    String port = form.group(2);
    return new NextHop(name, port == null ? SMTP_PORT : Ports.parse(port), port != null);
  }

  DeliveryPlan plan(Postern postern) {
    return postern.planner().planNow(toString(), SMTP_PORT);
  }

  @Override
  public String toString() {
    return portGiven ? name + ":" + port : name;
  }

  static final class Converter implements ITypeConverter<NextHop> {
    @Override
    public NextHop convert(String text) {
      return parse(text);
    }
  }
}
