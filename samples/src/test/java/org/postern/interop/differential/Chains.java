// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.differential;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabCertificateBuilder;
import org.postern.lab.pki.LabPki;

/** The shapes of chains, by name. */
final class Chains {
  static final String PLAIN = "complete";
  private static final LabPki PKI = new LabPki();
  static final LabCertificate ROOT = PKI.root("Lab Root");
  static final LabCertificate INTERMEDIATE = PKI.intermediate("Lab Issuing CA", ROOT);
  private static final LabCertificate SERVER_KEY = PKI.root("key");

  private Chains() {}

  /** All shapes; each makes a chain for the names of one combination. */
  static Map<String, Function<Chain.Names, Chain>> all() {
    Map<String, Function<Chain.Names, Chain>> all = new LinkedHashMap<>();
    all.put(PLAIN, names -> Chain.of(leaf(names)));
    PathChains.addTo(all);
    NameChains.addTo(all);
    KeyChains.addTo(all);
    return all;
  }

  /** The beginning of a server's certificate; all have the same key, so that many are cheap. */
  static LabCertificateBuilder server(String... names) {
    return PKI.server(names).keyOf(SERVER_KEY);
  }

  /** A faultless leaf below an intermediate below a root. */
  static LabCertificate leaf(Chain.Names names) {
    return server(names.base()).signedBy(INTERMEDIATE);
  }
}
