// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop;

import java.util.Locale;
import org.postern.lab.pki.LabCertificate;

/**
 * A mail exchanger of the laboratory and the records that point to it, in master file syntax with
 * absolute names.
 *
 * @param name the host name, without the final dot
 * @param address where it listens, port 25
 * @param certificate what it shows after STARTTLS, if it offers that
 */
record Mx(String name, String address, LabCertificate certificate) {

  /** {@code @ IN MX}, for the zone's own name. */
  String mx(int preference) {
    return "@ IN MX " + preference + " " + name + ".";
  }

  String a() {
    return name + ". IN A " + address;
  }

  /** The record that matches this host's own certificate. */
  String tlsa(int usage, int selector, int matchingType) {
    return record(certificate.tlsa(usage, selector, matchingType));
  }

  /** A record of the same host that pins its issuer. */
  String tlsaOfIssuer(int usage, int selector, int matchingType) {
    LabCertificate issuer = certificate.issuer();
    if (issuer == null) {
      throw new IllegalStateException(name + " signed its certificate itself");
    }
    return record(issuer.tlsa(usage, selector, matchingType));
  }

  /** A usable record, {@code 3 1 1}, of a key that this host does not have. */
  String wrongTlsa() {
    return record("3 1 1 " + "5a".repeat(32));
  }

  /** A record with these fields. */
  String record(String fields) {
    return tlsaName() + ". IN TLSA " + fields;
  }

  String tlsaName() {
    return "_25._tcp." + name.toLowerCase(Locale.ROOT);
  }
}
