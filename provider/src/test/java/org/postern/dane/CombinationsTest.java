// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.dane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postern.dane.Dane.HOST;
import static org.postern.dane.Dane.der;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabPki;
import org.postern.tlsrpt.ResultType;

/** The whole table of usable records and chains (J2), with one verdict in each cell. */
class CombinationsTest {

  private static final List<String> NAMES = List.of(HOST, "example.com");

  private static final String TABLE =
      """
                     311  301  201r 211r 200r 210r 211i 3x2r agil sh31 shrt
      complete       EE0  EE0  TA2  TA2  TA2  TA2  TA1  TA2  none EE0  -
      without-root   EE0  EE0  none none TA2  KEY1 TA1  none none EE0  -
      leaf-only      EE0  EE0  none none none none none none none EE0  -
      unordered      EE0  EE0  TA2  TA2  TA2  TA2  TA1  TA2  none EE0  -
      expired-leaf   EE0  EE0  exp  exp  exp  exp  exp  exp  none EE0  -
      expired-inter  EE0  EE0  exp  exp  exp  exp  exp  exp  none EE0  -
      wrong-name     EE0  EE0  name name name name name name none EE0  -
      next-hop-name  EE0  EE0  TA2  TA2  TA2  TA2  TA1  TA2  none EE0  -
      wildcard       EE0  EE0  TA2  TA2  TA2  TA2  TA1  TA2  none EE0  -
      common-name    EE0  EE0  TA2  TA2  TA2  TA2  TA1  TA2  none EE0  -
      empty-issuer   EE0  EE0  none none none none none none none EE0  -
      """;

  private static final Map<String, String> CODES =
      Map.of(
          "none", "tlsa-no-match",
          "exp", "certificate-expired",
          "name", "certificate-host-mismatch",
          "-", "unusable");

  private static final LabPki PKI = Dane.pki();
  private static final LabCertificate ROOT = PKI.root("Root");
  private static final LabCertificate INTER = PKI.intermediate("Intermediate", ROOT);

  private static List<LabCertificate> chain(String row) {
    LabCertificate leaf = PKI.leaf(INTER, HOST);
    switch (row) {
      case "complete":
        return leaf.chain();
      case "without-root":
        return leaf.chainWithoutRoot();
      case "leaf-only":
        return List.of(leaf);
      case "unordered":
        return List.of(leaf, ROOT, INTER);
      case "expired-leaf":
        return PKI.server(HOST).expired().signedBy(INTER).chain();
      case "expired-inter":
        LabCertificate old =
            PKI.certificate().commonName("Intermediate").ca().keyOf(INTER).expired().signedBy(ROOT);
        return PKI.leaf(old, HOST).chain();
      case "wrong-name":
        return PKI.leaf(INTER, "mx.example.net").chain();
      case "next-hop-name":
        return PKI.leaf(INTER, "example.com").chain();
      case "wildcard":
        return PKI.leaf(INTER, "*.example.com").chain();
      case "common-name":
        return PKI.certificate().commonName(HOST).server().signedBy(INTER).chain();
      case "empty-issuer":
        return List.of(PKI.certificate().selfSigned());
      default:
        throw new IllegalArgumentException(row);
    }
  }

  private static List<String> records(String column, LabCertificate leaf) {
    LabCertificate other = ROOT;
    switch (column) {
      case "311":
        return List.of(leaf.tlsa(3, 1, 1));
      case "301":
        return List.of(leaf.tlsa(3, 0, 1));
      case "201r":
        return List.of(ROOT.tlsa(2, 0, 1));
      case "211r":
        return List.of(ROOT.tlsa(2, 1, 1));
      case "200r":
        return List.of(ROOT.tlsa(2, 0, 0));
      case "210r":
        return List.of(ROOT.tlsa(2, 1, 0));
      case "211i":
        return List.of(INTER.tlsa(2, 1, 1));
      case "3x2r":
        return List.of(other.tlsa(3, 1, 1), ROOT.tlsa(2, 1, 1));
      case "agil":
        return List.of(leaf.tlsa(3, 1, 1), other.tlsa(3, 1, 2));
      case "sh31":
        return List.of("3 1 2 abcd", leaf.tlsa(3, 1, 1));
      case "shrt":
        return List.of("\\# 0", "\\# 1 03", "\\# 2 0301", "\\# 3 030101", "3 1 1 abcd");
      default:
        throw new IllegalArgumentException(column);
    }
  }

  static Stream<Arguments> cells() {
    List<String> lines = TABLE.lines().toList();
    String[] columns = lines.get(0).strip().split("\\s+");
    List<Arguments> cells = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split("\\s+");
      for (int i = 0; i < columns.length; i++) {
        cells.add(Arguments.of(fields[0], columns[i], fields[i + 1]));
      }
    }
    return cells.stream();
  }

  @ParameterizedTest(name = "{0} x {1}: {2}")
  @MethodSource("cells")
  void everyCombination_hasItsVerdict_J2(String row, String column, String expected) {
    List<LabCertificate> chain = chain(row);
    DaneVerdict verdict =
        Dane.verifyFor(NAMES, der(chain), records(column, chain.get(0)).toArray(new String[0]));
    String wanted = CODES.getOrDefault(expected, expected.replaceAll("(\\d)$", " $1"));
    assertThat(Dane.brief(verdict)).as(verdict.describe()).isEqualTo(wanted);
  }

  @Test
  void everyFailure_hasExactlyOneResultType_J6() {
    Map<String, ResultType> types = new LinkedHashMap<>();
    cells()
        .forEach(cell -> {
          List<LabCertificate> chain = chain((String) cell.get()[0]);
          String[] records = records((String) cell.get()[1], chain.get(0)).toArray(new String[0]);
          DaneVerdict verdict = Dane.verifyFor(NAMES, der(chain), records);
          if (verdict instanceof DaneVerdict.Refused) {
            DaneVerdict.Refused refused = (DaneVerdict.Refused) verdict;
            ResultType before = types.put(refused.reasonCode(), refused.resultType());
            assertThat(before).isIn(null, refused.resultType());
          }
        });
    assertThat(types)
        .containsOnly(
            Map.entry("tlsa-no-match", ResultType.CERTIFICATE_NOT_TRUSTED),
            Map.entry("certificate-expired", ResultType.CERTIFICATE_EXPIRED),
            Map.entry("certificate-host-mismatch", ResultType.CERTIFICATE_HOST_MISMATCH));
  }
}
