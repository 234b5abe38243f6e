// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.differential;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabPki;

/** Sets of TLSA records for a chain, by name. */
final class RecordSets {
  /** A certificate that nobody has. */
  private static final LabCertificate STRANGER = new LabPki().root("Stranger");

  private RecordSets() {}

  /** The sets that every chain is combined with. */
  static Map<String, Function<Chain, List<String>>> forEveryChain() {
    Map<String, Function<Chain, List<String>>> sets = new LinkedHashMap<>();
    sets.put("311", chain -> List.of(chain.leaf().tlsa(3, 1, 1)));
    sets.put("201-issuer", chain -> List.of(chain.issuer().tlsa(2, 0, 1)));
    sets.put("211-issuer", chain -> List.of(chain.issuer().tlsa(2, 1, 1)));
    sets.put("211-root", chain -> List.of(chain.root().tlsa(2, 1, 1)));
    sets.put("200-root", chain -> List.of(chain.root().tlsa(2, 0, 0)));
    sets.put("200-issuer", chain -> List.of(chain.issuer().tlsa(2, 0, 0)));
    sets.put("210-root", chain -> List.of(chain.root().tlsa(2, 1, 0)));
    return sets;
  }

  /** The sets that the faultless chain is combined with. */
  static Map<String, Function<Chain, List<String>>> all() {
    Map<String, Function<Chain, List<String>>> sets = forEveryChain();
    for (String form : List.of("301", "312", "302", "300", "310", "202", "212")) {
      sets.put(
          form,
          chain -> List.of(record(form, form.startsWith("3") ? chain.leaf() : chain.issuer())));
    }
    for (String form : List.of("311", "301", "300", "310", "211", "201", "200", "210")) {
      sets.put(form + "-wrong", chain -> List.of(record(form, STRANGER)));
    }
    sets.put("201-root", chain -> List.of(chain.root().tlsa(2, 0, 1)));
    sets.put("210-issuer", chain -> List.of(chain.issuer().tlsa(2, 1, 0)));
    sets.put("201-leaf", chain -> List.of(chain.leaf().tlsa(2, 0, 1)));
    sets.put("211-leaf", chain -> List.of(chain.leaf().tlsa(2, 1, 1)));
    sets.put("311-issuer", chain -> List.of(chain.issuer().tlsa(3, 1, 1)));
    mixed(sets);
    agility(sets);
    unusable(sets);
    return sets;
  }

  private static void mixed(Map<String, Function<Chain, List<String>>> sets) {
    sets.put(
        "311-wrong+211", chain -> List.of(STRANGER.tlsa(3, 1, 1), chain.issuer().tlsa(2, 1, 1)));
    sets.put("311+211-wrong", chain -> List.of(chain.leaf().tlsa(3, 1, 1), STRANGER.tlsa(2, 1, 1)));
    sets.put(
        "311-wrong+211-wrong", chain -> List.of(STRANGER.tlsa(3, 1, 1), STRANGER.tlsa(2, 1, 1)));
    sets.put("311-wrong+311", chain -> List.of(STRANGER.tlsa(3, 1, 1), chain.leaf().tlsa(3, 1, 1)));
    sets.put(
        "210-wrong+211", chain -> List.of(STRANGER.tlsa(2, 1, 0), chain.issuer().tlsa(2, 1, 1)));
    sets.put("200-wrong+210", chain -> List.of(STRANGER.tlsa(2, 0, 0), chain.root().tlsa(2, 1, 0)));
  }

  /** RFC 7671 section 9. */
  private static void agility(Map<String, Function<Chain, List<String>>> sets) {
    sets.put("311+312-wrong", chain -> List.of(chain.leaf().tlsa(3, 1, 1), STRANGER.tlsa(3, 1, 2)));
    sets.put("311-wrong+312", chain -> List.of(STRANGER.tlsa(3, 1, 1), chain.leaf().tlsa(3, 1, 2)));
    sets.put(
        "310+311-wrong+312-wrong",
        chain ->
            List.of(chain.leaf().tlsa(3, 1, 0), STRANGER.tlsa(3, 1, 1), STRANGER.tlsa(3, 1, 2)));
    sets.put(
        "310-wrong+311+312-wrong",
        chain ->
            List.of(STRANGER.tlsa(3, 1, 0), chain.leaf().tlsa(3, 1, 1), STRANGER.tlsa(3, 1, 2)));
    sets.put(
        "311+312-short", chain -> List.of(chain.leaf().tlsa(3, 1, 1), "3 1 2 " + "ab".repeat(63)));
    sets.put("302-wrong+311", chain -> List.of(STRANGER.tlsa(3, 0, 2), chain.leaf().tlsa(3, 1, 1)));
    sets.put("301+302-wrong", chain -> List.of(chain.leaf().tlsa(3, 0, 1), STRANGER.tlsa(3, 0, 2)));
    sets.put(
        "211+212-wrong", chain -> List.of(chain.issuer().tlsa(2, 1, 1), STRANGER.tlsa(2, 1, 2)));
    sets.put(
        "211+202-wrong", chain -> List.of(chain.issuer().tlsa(2, 1, 1), STRANGER.tlsa(2, 0, 2)));
    sets.put(
        "311+unknown-digest",
        chain -> List.of(chain.leaf().tlsa(3, 1, 1), "3 1 3 " + "ab".repeat(48)));
  }

  private static void unusable(Map<String, Function<Chain, List<String>>> sets) {
    sets.put("311-short", chain -> List.of("3 1 1 " + "ab".repeat(31)));
    sets.put("311-long", chain -> List.of("3 1 1 " + "ab".repeat(33)));
    sets.put("312-short", chain -> List.of("3 1 2 " + "ab".repeat(32)));
    sets.put("211-short", chain -> List.of("2 1 1 ab"));
    sets.put("001-root", chain -> List.of(chain.root().tlsa(0, 0, 1)));
    sets.put("111", chain -> List.of(chain.leaf().tlsa(1, 1, 1)));
    sets.put("111+311", chain -> List.of(chain.leaf().tlsa(1, 1, 1), chain.leaf().tlsa(3, 1, 1)));
    sets.put("111+311-wrong", chain -> List.of(chain.leaf().tlsa(1, 1, 1), STRANGER.tlsa(3, 1, 1)));
    sets.put("001+211", chain -> List.of(chain.root().tlsa(0, 0, 1), chain.issuer().tlsa(2, 1, 1)));
    String digest = "ab".repeat(32);
    for (String numbers : List.of("4 1 1", "255 1 1", "3 2 1", "3 255 1", "3 1 3", "3 1 255")) {
      sets.put(numbers.replace(" ", "-"), chain -> List.of(numbers + " " + digest));
    }
    sets.put("unknown+311", chain -> List.of("4 2 3 " + digest, chain.leaf().tlsa(3, 1, 1)));
    sets.put("300-garbage", chain -> List.of("3 0 0 " + digest));
    sets.put("310-garbage", chain -> List.of("3 1 0 " + digest));
    sets.put("200-garbage", chain -> List.of("2 0 0 " + digest));
    sets.put("210-garbage", chain -> List.of("2 1 0 " + digest));
    sets.put("200-garbage+311", chain -> List.of("2 0 0 " + digest, chain.leaf().tlsa(3, 1, 1)));
    sets.put(
        "310-trailing-octet",
        chain ->
            List.of(
                "3 1 0 " + HexFormat.of().formatHex(chain.leaf().subjectPublicKeyInfo()) + "00"));
  }

  private static String record(String form, LabCertificate certificate) {
    return certificate.tlsa(form.charAt(0) - '0', form.charAt(1) - '0', form.charAt(2) - '0');
  }
}
