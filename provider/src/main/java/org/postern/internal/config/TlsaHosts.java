// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.config;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.postern.internal.smtp.HostName;

/**
 * Whose TLSA records are waited for: {@code off}, {@code on} for the names of the certificates, or
 * servers as {@code host} and {@code host:port}. A word that is no name of a host in a domain is
 * taken for a slip, not for a host.
 */
final class TlsaHosts {

  private TlsaHosts() {}

  static String canonical(String value) {
    String word = value.toLowerCase(Locale.ROOT);
    if (word.equals("on") || word.equals("off")) {
      return word;
    }
    Set<String> hosts = new LinkedHashSet<>();
    for (String item : ValueKind.split(value)) {
      hosts.add(host(item));
    }
    if (hosts.isEmpty()) {
      throw new IllegalArgumentException("it is empty");
    }
    return String.join(",", hosts);
  }

  private static String host(String item) {
    HostPort server = HostPort.parse(item);
    if (HostPort.isAddress(server.host()) || server.host().indexOf('.') < 0) {
      throw new IllegalArgumentException(
          "it holds '" + item + "', which is neither on, off nor the full name of a server");
    }
    String name = HostName.toAscii(server.host());
    return server.port() == 0 ? name : name + ":" + server.port();
  }
}
