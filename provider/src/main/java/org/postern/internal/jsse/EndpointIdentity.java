// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;
import org.postern.internal.x509.DnsNames;

/**
 * Whether a certificate is that of the host that was meant (RFC 9525): by its DNS-IDs or, for an
 * address, its IP-IDs. A common name never counts.
 */
public final class EndpointIdentity {

  private static final int DNS_ID = 2;
  private static final int IP_ID = 7;
  private static final String OCTET = "(25[0-5]|2[0-4][0-9]|[01]?[0-9]{1,2})";
  private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");

  private EndpointIdentity() {}

  /**
   * Returns what the peer may be named: the name that SNI asked a server for, and the host that the
   * program has connected to; any of them will do.
   */
  public static List<String> names(SSLSession session, boolean server) {
    List<String> names = new ArrayList<>();
    if (server && session instanceof ExtendedSSLSession extended) {
      for (SNIServerName name : extended.getRequestedServerNames()) {
        if (name instanceof SNIHostName host) {
          names.add(host.getAsciiName());
        }
      }
    }
    String host = session.getPeerHost();
    if (host != null && !host.isEmpty() && !names.contains(host)) {
      names.add(host);
    }
    return names;
  }

  /** Passes where the certificate bears one of the names. */
  public static void check(X509Certificate certificate, List<String> names)
      throws CertificateException {
    List<String> dns = new ArrayList<>();
    List<String> addresses = new ArrayList<>();
    read(certificate, dns, addresses);
    for (String name : names) {
      if (bears(dns, addresses, name)) {
        return;
      }
    }
    throw new CertificateException(
        names.isEmpty()
            ? "the endpoint is to be identified, but the program gave no name of it"
            : "the certificate is not for "
                + String.join(" or ", names)
                + "; it is for "
                + (dns.isEmpty() && addresses.isEmpty() ? "no host" : dns + " " + addresses));
  }

  private static boolean bears(List<String> dns, List<String> addresses, String name) {
    InetAddress address = address(name);
    if (address != null) {
      for (String presented : addresses) {
        InetAddress other = address(presented);
        if (other != null && Arrays.equals(other.getAddress(), address.getAddress())) {
          return true;
        }
      }
      return false;
    }
    String reference = DnsNames.normalize(name);
    return reference != null && dns.stream().anyMatch(d -> DnsNames.matches(d, reference));
  }

  /** Returns the address that a literal stands for, null if it is none. Asks no resolver. */
  private static @Nullable InetAddress address(String literal) {
    String text = literal;
    if (text.startsWith("[") && text.endsWith("]")) {
      text = text.substring(1, text.length() - 1);
    }
    int zone = text.indexOf('%');
    if (zone >= 0) {
      text = text.substring(0, zone);
    }
    if (text.indexOf(':') < 0 && !IPV4.matcher(text).matches()) {
      return null;
    }
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      return null;
    }
  }

  private static void read(X509Certificate certificate, List<String> dns, List<String> addresses)
      throws CertificateParsingException {
    Collection<List<?>> all = certificate.getSubjectAlternativeNames();
    if (all == null) {
      return;
    }
    for (List<?> entry : all) {
      if (entry.get(1) instanceof String name) {
        int kind = (Integer) entry.get(0);
        if (kind == DNS_ID) {
          dns.add(name);
        } else if (kind == IP_ID) {
          addresses.add(name);
        }
      }
    }
  }
}
