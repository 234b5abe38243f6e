// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.lab.pki;

import java.time.Clock;
import java.util.List;

/**
 * The entry to lab certificates: shortcuts for the usual ones, {@link #certificate()} for all
 * others. Immutable; every call makes a new key unless told otherwise.
 */
public final class LabPki {
  private final Clock clock;

  public LabPki() {
    this(Clock.systemUTC());
  }

  /**
   * @param clock certificates are valid from a day before to 90 days after its time
   */
  public LabPki(Clock clock) {
    this.clock = clock;
  }

  public LabCertificateBuilder certificate() {
    return new LabCertificateBuilder(clock);
  }

  /** A self-signed CA without a path-length limit. */
  public LabCertificate root(String commonName) {
    return certificate().commonName(commonName).ca().selfSigned();
  }

  public LabCertificate intermediate(String commonName, LabCertificate issuer) {
    return certificate().commonName(commonName).ca().signedBy(issuer);
  }

  /** A server's certificate: the names as DNS-IDs, the first as common name too. */
  public LabCertificate leaf(LabCertificate issuer, String... dnsNames) {
    return server(dnsNames).signedBy(issuer);
  }

  /** As {@link #leaf}, signed by itself. */
  public LabCertificate selfSigned(String... dnsNames) {
    return server(dnsNames).selfSigned();
  }

  /** The beginning of a {@link #leaf}, to be changed and signed. */
  public LabCertificateBuilder server(String... dnsNames) {
    return certificate().commonName(List.of(dnsNames).get(0)).dns(dnsNames).server();
  }
}
