// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.rollover;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;

/**
 * Where TLSA records of this server are.
 *
 * @param host the name of the server, the TLSA base domain
 * @param port the port
 */
public record TlsaPlace(String host, int port) {

  /** Where other mail servers look. */
  public static final int SMTP = 25;

  private static final int MOST_NAMES = 32;
  private static final int DNS_ID = 2;

  /** Returns the places of the hosts that a certificate names; a wildcard is no host. */
  static List<TlsaPlace> of(X509Certificate certificate) {
    List<TlsaPlace> places = new ArrayList<>();
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      for (List<?> entry : names == null ? List.<List<?>>of() : names) {
        if (Integer.valueOf(DNS_ID).equals(entry.get(0)) && entry.get(1) instanceof String name) {
          TlsaPlace place = new TlsaPlace(name.toLowerCase(Locale.ROOT), SMTP);
          if (place.isOfOneHost() && !places.contains(place) && places.size() < MOST_NAMES) {
            places.add(place);
          }
        }
      }
    } catch (CertificateParsingException e) {
      return List.of(); // Names that cannot be read name nobody.
    }
    return places;
  }

  private boolean isOfOneHost() {
    if (host.indexOf('*') >= 0 || host.indexOf('.') < 0) {
      return false;
    }
    try {
      owner();
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Returns the name that the records are at. */
  Name owner() {
    try {
      return Name.fromString(toString());
    } catch (TextParseException e) {
      throw new IllegalArgumentException("no name in DNS: " + this, e);
    }
  }

  @Override
  public String toString() {
    return "_" + port + "._tcp." + host + (host.endsWith(".") ? "" : ".");
  }
}
