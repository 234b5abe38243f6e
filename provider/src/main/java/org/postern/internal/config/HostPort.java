// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.config;

import org.xbill.DNS.Address;

/**
 * A server as {@code host}, {@code host:port}, {@code [v6]:port} or a bare IPv6 address.
 *
 * @param host a name or an address without brackets
 * @param port the port, 0 where none was given
 */
public record HostPort(String host, int port) {

  /** Reads one server. */
  public static HostPort parse(String text) {
    if (text.startsWith("[")) {
      int end = text.indexOf(']');
      if (end < 0) {
        throw new IllegalArgumentException("it holds '" + text + "', which lacks a ']'");
      }
      String rest = text.substring(end + 1);
      if (!rest.isEmpty() && !rest.startsWith(":")) {
        throw new IllegalArgumentException("it holds '" + text + "', which is not [address]:port");
      }
      String host = canonicalAddress(text.substring(1, end));
      return new HostPort(host, rest.isEmpty() ? 0 : port(rest.substring(1), text));
    }
    int colon = text.indexOf(':');
    if (colon >= 0 && colon != text.lastIndexOf(':')) {
      return new HostPort(canonicalAddress(text), 0);
    }
    String host = colon < 0 ? text : text.substring(0, colon);
    int port = colon < 0 ? 0 : port(text.substring(colon + 1), text);
    if (!isAddress(host) && !DomainPattern.isHostName(host)) {
      throw new IllegalArgumentException(
          "it holds '" + text + "', which is no host name or address");
    }
    return new HostPort(host, port);
  }

  /** Returns whether the text is an IPv4 or IPv6 address. */
  public static boolean isAddress(String text) {
    return Address.toByteArray(text, Address.IPv4) != null
        || (text.indexOf(':') >= 0 && Address.toByteArray(text, Address.IPv6) != null);
  }

  static String canonical(String text) {
    parse(text);
    return text;
  }

  static String canonicalAddress(String text) {
    if (!isAddress(text)) {
      throw new IllegalArgumentException("it holds '" + text + "', which is no IP address");
    }
    return text;
  }

  private static int port(String text, String whole) {
    if (text.matches("[0-9]{1,5}")) {
      int port = Integer.parseInt(text);
      if (port >= 1 && port <= 65535) {
        return port;
      }
    }
    throw new IllegalArgumentException("it holds '" + whole + "', whose port is not 1 to 65535");
  }
}
