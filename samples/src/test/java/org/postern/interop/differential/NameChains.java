// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.differential;

import java.util.Map;
import java.util.function.Function;
import org.postern.lab.pki.LabCertificateBuilder;
import org.postern.lab.pki.LabPki;

/** Chains that differ in the names that the server's certificate bears. */
final class NameChains {
  private static final LabPki PKI = new LabPki();

  private NameChains() {}

  static void addTo(Map<String, Function<Chain.Names, Chain>> all) {
    add(all, "wrong-name", names -> Chains.server("other.test"));
    add(all, "next-hop-name", names -> Chains.server(names.nextHop()));
    add(
        all,
        "upper-case-name",
        names -> Chains.server(names.base().toUpperCase(java.util.Locale.ROOT)));
    add(all, "wildcard", names -> Chains.server("*." + names.nextHop()));
    add(all, "wildcard-next-hop", names -> Chains.server("*." + Zones.SECURE));
    add(all, "wildcard-two-labels", names -> Chains.server("*.test"));
    add(all, "partial-wildcard", names -> Chains.server("m*." + names.nextHop()));
    add(all, "inner-wildcard", names -> Chains.server("mx.*." + Zones.SECURE));
    add(all, "cn-only", names -> bare().commonName(names.base()));
    add(all, "cn-only-wildcard", names -> bare().commonName("*." + names.nextHop()));
    add(all, "cn-with-other-dns-id", names -> bare().commonName(names.base()).dns("other.test"));
    add(all, "wrong-cn-right-dns-id", names -> bare().commonName("other.test").dns(names.base()));
    add(all, "second-dns-id", names -> Chains.server("other.test", names.base()));
    add(all, "no-name", names -> bare().subject("O=Nameless"));
    add(all, "empty-subject", names -> bare().subject("").dns(names.base()));
  }

  private static LabCertificateBuilder bare() {
    return PKI.certificate().server();
  }

  private static void add(
      Map<String, Function<Chain.Names, Chain>> all,
      String id,
      Function<Chain.Names, LabCertificateBuilder> leaf) {
    all.put(id, names -> Chain.whole(leaf.apply(names).signedBy(Chains.INTERMEDIATE)));
  }
}
