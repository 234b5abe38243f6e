// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.dane;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.postern.lab.pki.LabCertificate;

/** What reads octets from the network gives a typed outcome for any of them. */
class DaneFuzzTest {

  private static final LabCertificate ROOT = Dane.pki().root("Root");
  private static final LabCertificate LEAF = Dane.pki().leaf(ROOT, Dane.HOST);

  @FuzzTest(maxDuration = "30s")
  void fromRdata_survivesAnyOctets(byte[] rdata) {
    TlsaRecord record = TlsaRecord.fromRdata(rdata);
    assertThat(record.toRdata()).isEqualTo(rdata);
    assertThat(TlsaRecord.parse(record.toString())).isEqualTo(record);
    for (UsageProfile profile : UsageProfile.values()) {
      TlsaSet set = TlsaSet.of(List.of(record), DigestOrder.DEFAULT, profile);
      assertThat(set.usable().size() + set.discarded().size()).isEqualTo(1);
      assertThat(set.discarded()).noneMatch(d -> d.reason().isBlank());
    }
  }

  @FuzzTest(maxDuration = "30s")
  void parse_readsOrSaysWhyNot(byte[] text) {
    String presentation = new String(text, StandardCharsets.UTF_8);
    try {
      TlsaRecord record = TlsaRecord.parse(presentation);
      assertThat(TlsaRecord.parse(record.toString())).isEqualTo(record);
    } catch (IllegalArgumentException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  @FuzzTest(maxDuration = "30s")
  void verify_neverAcceptsWhatNoRecordMatches(byte[] octets) {
    for (List<byte[]> chain :
        List.of(
            List.of(octets),
            List.of(octets, ROOT.der()),
            List.of(LEAF.der(), octets),
            List.of(octets, octets))) {
      DaneVerdict verdict = Dane.verify(chain, ROOT.tlsa(2, 1, 1));
      assertThat(verdict).isInstanceOf(DaneVerdict.Refused.class);
      assertThat(verdict.describe()).isNotBlank();
    }
  }

  @FuzzTest(maxDuration = "30s")
  void verify_survivesAlteredCertificates(FuzzedDataProvider data) {
    List<byte[]> chain = new ArrayList<>(List.of(LEAF.der(), ROOT.der()));
    boolean altered = false;
    for (int edits = data.consumeInt(0, 8); edits > 0; edits--) {
      byte[] certificate = chain.get(data.consumeInt(0, 1));
      int at = data.consumeInt(0, certificate.length - 1);
      byte value = data.consumeByte();
      altered |= certificate[at] != value;
      certificate[at] = value;
    }
    TlsaRecord own = TlsaRecord.fromRdata(data.consumeRemainingAsBytes());
    DaneVerdict verdict =
        DaneVerifier.of()
            .withEeNameChecks(true)
            .verify(
                chain,
                TlsaSet.of(
                    List.of(TlsaRecord.parse(ROOT.tlsa(2, 0, 1)), own),
                    DigestOrder.DEFAULT,
                    UsageProfile.ALL),
                List.of(Dane.HOST),
                Dane.NOW);
    assertThat(verdict.describe()).isNotBlank();
    if (!altered && own.associationData().length < 32) {
      assertThat(verdict).isInstanceOf(DaneVerdict.Verified.class);
    }
  }
}
