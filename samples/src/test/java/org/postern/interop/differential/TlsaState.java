// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.differential;

import java.util.ArrayList;
import java.util.List;
import org.postern.lab.pki.LabCertificate;
import org.xbill.DNS.Type;

/** What is found where the TLSA records of a host would be. */
enum TlsaState {
  NONE,
  /** Usable, but in an unsigned zone below the host's. */
  INSECURE,
  USABLE,
  UNUSABLE,
  MIXED,
  BOGUS,
  SERVFAIL,
  THROUGH_SECURE_CNAME,
  THROUGH_INSECURE_CNAME;

  /** Whether the state can be made with that layout: only what is signed can be bogus. */
  boolean fits(Layout.Side side) {
    return this != BOGUS
        || (side != Layout.Side.MX_HOST_INSECURE && side != Layout.Side.NO_MX_INSECURE);
  }

  /** The records that pin {@code certificate}, as far as they are usable. */
  List<String> records(LabCertificate certificate) {
    List<String> records = new ArrayList<>();
    if (this == UNUSABLE || this == MIXED) {
      records.add(certificate.tlsa(1, 1, 1));
      records.add("3 1 1 " + "ab".repeat(31));
    }
    if (this != UNUSABLE && this != NONE) {
      records.add(certificate.tlsa(3, 1, 1));
    }
    return records;
  }

  /** Adds the records to the zones, where this state has them. */
  void publish(Layout layout, List<String> records, Zones zones) {
    String owner = layout.tlsaOwner();
    switch (this) {
      case NONE -> {}
      case INSECURE -> {
        for (String data : records) {
          zones.addDelegated("_tcp." + layout.base(), owner, "TLSA " + data);
        }
      }
      case USABLE, UNUSABLE, MIXED -> add(owner, records, zones);
      case BOGUS -> {
        add(owner, records, zones);
        zones.bogus(owner, Type.TLSA);
      }
      case SERVFAIL -> {
        add(owner, records, zones);
        zones.servfail(owner, Type.TLSA);
      }
      case THROUGH_SECURE_CNAME -> redirect(owner, "tlsa." + layout.domain(), records, zones);
      case THROUGH_INSECURE_CNAME ->
          redirect(
              owner,
              "tlsa." + layout.domain().replace(Zones.SECURE, Zones.INSECURE),
              records,
              zones);
    }
  }

  private static void redirect(String owner, String target, List<String> records, Zones zones) {
    zones.add(owner, "CNAME " + target + ".");
    add(target, records, zones);
  }

  private static void add(String owner, List<String> records, Zones zones) {
    records.forEach(data -> zones.add(owner, "TLSA " + data));
  }
}
