// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.smtp;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Address;

/**
 * A next hop as a mail server's routing gives it, taken apart.
 *
 * @param kind what it is
 * @param host the domain or host in canonical form, or the text of the address
 * @param port the port, 1 to 65535
 * @param address the address of a literal, else null
 */
public record NextHop(Kind kind, String host, int port, @Nullable InetAddress address) {

  /** What a next hop is. */
  public enum Kind {
    /** A mail domain, subject to MX resolution. */
    DOMAIN,
    /** A host that the operator named. */
    RELAY,
    /** An address. */
    LITERAL
  }

  private static final String IPV6_TAG = "ipv6:";

  /**
   * Takes a next hop apart: a bare domain is a mail domain; {@code host:port}, {@code [host]} and
   * {@code [host]:port} are relays; an address is one with or without brackets.
   *
   * @param defaultPort the port where the text has none
   * @throws IllegalArgumentException if it is none of these; the message continues "the next hop …"
   */
  public static NextHop parse(String text, int defaultPort) {
    String trimmed = text.strip();
    if (trimmed.startsWith("[")) {
      int end = trimmed.indexOf(']');
      if (end < 0) {
        throw new IllegalArgumentException("lacks a ']'");
      }
      String rest = trimmed.substring(end + 1);
      if (!rest.isEmpty() && !rest.startsWith(":")) {
        throw new IllegalArgumentException("is not of the form [host]:port");
      }
      int port = rest.isEmpty() ? defaultPort : port(rest.substring(1));
      return relay(trimmed.substring(1, end), port);
    }
    NextHop literal = literal(trimmed, defaultPort);
    if (literal != null) {
      return literal;
    }
    int colon = trimmed.lastIndexOf(':');
    if (colon >= 0) {
      return relay(trimmed.substring(0, colon), port(trimmed.substring(colon + 1)));
    }
    return new NextHop(Kind.DOMAIN, HostName.toAscii(trimmed), defaultPort, null);
  }

  /** Takes the name or the address of a relay, without brackets. */
  public static NextHop relay(String host, int port) {
    NextHop literal = literal(host, port);
    return literal != null ? literal : new NextHop(Kind.RELAY, HostName.toAscii(host), port, null);
  }

  /** Returns the address that a text is, or null. */
  public static @Nullable InetAddress address(String text) {
    String bare =
        text.toLowerCase(Locale.ROOT).startsWith(IPV6_TAG)
            ? text.substring(IPV6_TAG.length())
            : text;
    byte[] octets = Address.toByteArray(bare, Address.IPv4);
    if (octets == null && bare.indexOf(':') >= 0) {
      octets = Address.toByteArray(bare, Address.IPv6);
    }
    try {
      return octets == null ? null : InetAddress.getByAddress(octets);
    } catch (UnknownHostException e) {
      return null;
    }
  }

  private static @Nullable NextHop literal(String text, int port) {
    InetAddress address = address(text);
    return address == null
        ? null
        : new NextHop(Kind.LITERAL, address.getHostAddress(), port, address);
  }

  private static int port(String text) {
    if (text.matches("[0-9]{1,5}")) {
      int port = Integer.parseInt(text);
      if (port >= 1 && port <= 65535) {
        return port;
      }
    }
    throw new IllegalArgumentException("has the port '" + text + "', which is not 1 to 65535");
  }
}
