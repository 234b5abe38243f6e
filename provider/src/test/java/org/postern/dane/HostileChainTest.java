// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.dane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.postern.dane.Dane.HOST;
import static org.postern.dane.Dane.brief;
import static org.postern.dane.Dane.der;
import static org.postern.dane.Dane.verify;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.Extension;
import org.junit.jupiter.api.Test;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabPki;
import org.postern.tlsrpt.ResultType;

class HostileChainTest {

  private static final Duration BOUND = Duration.ofSeconds(20);

  private final LabPki pki = Dane.pki();
  private final LabCertificate root = pki.root("Root");
  private final LabCertificate leaf = pki.leaf(root, HOST);

  @Test
  void emptyChain_isRefused() {
    assertThat(brief(verify(List.of(), leaf.tlsa(3, 1, 1)))).isEqualTo("no-certificate");
  }

  @Test
  void malformedCertificateAnywhere_isATypedRefusal() {
    for (byte[] garbage :
        List.of(new byte[0], new byte[] {0x30}, new byte[100], Arrays.copyOf(leaf.der(), 200))) {
      for (String record : List.of(leaf.tlsa(3, 1, 1), root.tlsa(2, 1, 1))) {
        for (List<byte[]> sent :
            List.of(
                List.of(garbage),
                List.of(garbage, leaf.der()),
                List.of(leaf.der(), garbage),
                List.of(leaf.der(), root.der(), garbage))) {
          DaneVerdict verdict = verify(sent, record);
          assertThat(brief(verdict)).isEqualTo("malformed-certificate");
          assertThat(((DaneVerdict.Refused) verdict).resultType())
              .isEqualTo(ResultType.VALIDATION_FAILURE);
        }
      }
    }
  }

  @Test
  void trailingOctets_makeACertificateMalformed() {
    byte[] longer = Arrays.copyOf(leaf.der(), leaf.der().length + 1);
    assertThat(brief(verify(List.of(longer), leaf.tlsa(3, 1, 1))))
        .isEqualTo("malformed-certificate");
  }

  @Test
  void malformedExtension_refusesAPathButNotDaneEe() {
    LabCertificate odd =
        pki.server(HOST)
            .extension(Extension.keyUsage, true, new DEROctetString(new byte[3]))
            .signedBy(root);
    assertThat(brief(verify(der(odd, root), root.tlsa(2, 1, 1))))
        .isEqualTo("malformed-certificate");
    assertThat(brief(verify(der(odd, root), odd.tlsa(3, 1, 1)))).isEqualTo("EE 0");
  }

  @Test
  void malformedExtensionOfTheAuthority_isATypedRefusal_butOfAnExtraOneIsNot() {
    LabCertificate odd =
        pki.certificate()
            .commonName("Odd")
            .extension(Extension.keyUsage, true, new DEROctetString(new byte[3]))
            .selfSigned();
    LabCertificate below = pki.leaf(odd, HOST);
    assertThat(brief(verify(der(below, odd), odd.tlsa(2, 1, 1)))).isEqualTo("chain-not-verifiable");
    assertThat(brief(verify(der(leaf, odd, root), root.tlsa(2, 1, 1)))).isEqualTo("TA 1");
    assertThat(brief(verify(der(below), odd.tlsa(2, 0, 0)))).isEqualTo("unusable");
  }

  @Test
  void everyCutAndEveryFlippedOctet_givesAVerdict() {
    String record = root.tlsa(2, 1, 1);
    byte[] der = leaf.der();
    assertTimeoutPreemptively(
        BOUND,
        () -> {
          for (int i = 0; i < der.length; i++) {
            byte[] flipped = der.clone();
            flipped[i] ^= (byte) 0x41;
            assertThat(verify(List.of(flipped, root.der()), record))
                .isInstanceOf(DaneVerdict.Refused.class);
            assertThat(verify(List.of(Arrays.copyOf(der, i), root.der()), record))
                .isInstanceOf(DaneVerdict.Refused.class);
          }
        });
  }

  @Test
  void deepNesting_isRefusedBeforeARecursiveParserSeesIt() {
    byte[] nested = new byte[60_000];
    for (int i = 0; i < nested.length; i += 2) {
      nested[i] = 0x30;
      nested[i + 1] = (byte) 0x80;
    }
    assertThat(brief(verify(List.of(nested), leaf.tlsa(3, 1, 1))))
        .isEqualTo("malformed-certificate");
    byte[] definite = new byte[4 * 200];
    for (int i = 0; i < definite.length; i += 4) {
      int length = definite.length - i - 4;
      definite[i] = 0x30;
      definite[i + 1] = (byte) 0x82;
      definite[i + 2] = (byte) (length >> 8);
      definite[i + 3] = (byte) length;
    }
    assertThat(brief(verify(List.of(definite), leaf.tlsa(3, 1, 1))))
        .isEqualTo("malformed-certificate");
    String hex = HexFormat.of().formatHex(definite);
    assertThat(brief(verify(der(leaf), "2 1 0 " + hex, "3 0 0 " + hex))).isEqualTo("unusable");
  }

  @Test
  void hugeCertificate_isRefused() {
    byte[] huge = new byte[200_000];
    new Random(1).nextBytes(huge);
    assertThat(brief(verify(List.of(huge), leaf.tlsa(3, 1, 1)))).isEqualTo("malformed-certificate");
  }

  @Test
  void meshOfCrossSignedAuthorities_isSearchedInBoundedTime() {
    LabCertificate[] tier = new LabCertificate[5];
    List<LabCertificate> sent = new ArrayList<>();
    LabCertificate top = pki.root("Top");
    LabCertificate above = top;
    for (int level = 0; level < tier.length; level++) {
      tier[level] = pki.intermediate("Tier " + level, above);
      for (int copy = 0; copy < 3; copy++) {
        sent.add(
            pki.certificate().commonName("Tier " + level).ca().keyOf(tier[level]).signedBy(above));
      }
      above = tier[level];
    }
    sent.add(0, pki.leaf(above, HOST));
    LabCertificate elsewhere = pki.root("Elsewhere");
    assertTimeoutPreemptively(
        BOUND,
        () ->
            assertThat(brief(verify(der(sent), elsewhere.tlsa(2, 1, 1), elsewhere.tlsa(2, 1, 0))))
                .isIn("tlsa-no-match", "chain-not-verifiable"));
  }

  @Test
  void hundredsOfBareKeys_areTriedInBoundedTime() {
    List<String> records = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      records.add(pki.selfSigned(HOST).tlsa(2, 1, 0));
    }
    assertTimeoutPreemptively(
        BOUND,
        () -> {
          DaneVerdict verdict = verify(der(leaf), records.toArray(new String[0]));
          assertThat(brief(verdict)).isEqualTo("chain-not-verifiable");
          assertThat(verdict.describe()).contains("more than 64 signatures");
        });
  }

  @Test
  void loopOfAuthorities_ends() {
    LabCertificate a = pki.root("A");
    LabCertificate b = pki.intermediate("B", a);
    LabCertificate aByB = pki.certificate().commonName("A").ca().keyOf(a).signedBy(b);
    LabCertificate server = pki.leaf(b, HOST);
    assertThat(brief(verify(der(server, b, aByB), leaf.tlsa(2, 1, 1)))).isEqualTo("tlsa-no-match");
    assertThat(brief(verify(der(server, b, aByB), aByB.tlsa(2, 0, 1)))).isEqualTo("TA 2");
  }
}
