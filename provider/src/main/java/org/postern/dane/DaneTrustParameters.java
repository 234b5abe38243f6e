// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.dane;

import java.util.List;
import javax.net.ssl.ManagerFactoryParameters;

/**
 * What a {@link javax.net.ssl.TrustManagerFactory} "DANE" is initialised with: the TLSA records
 * that authenticate the servers of its trust managers. Whoever makes it answers for the records
 * being secure by DNSSEC; {@link org.postern.dns.SecureResolver} tells. Immutable.
 *
 * @param records the records of one server, at least one of them usable
 * @param names the names that a certificate may bear, the TLSA base domain first (RFC 7671 section
 *     10.2); they are not looked at for DANE-EE(3)
 */
public record DaneTrustParameters(TlsaSet records, List<String> names)
    implements ManagerFactoryParameters {

  /**
   * Checks the components.
   *
   * @throws IllegalArgumentException if no record is usable or there is no name
   */
  public DaneTrustParameters {
    names = List.copyOf(names);
    if (!records.isUsable()) {
      throw new IllegalArgumentException("no TLSA record is usable: " + records);
    }
    if (names.isEmpty()) {
      throw new IllegalArgumentException("expected a name, the TLSA base domain, and found none");
    }
  }
}
