// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.lab.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LabPkiTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private final LabPki pki = new LabPki(Clock.fixed(NOW, ZoneOffset.UTC));

  @ParameterizedTest
  @EnumSource(LabKeyType.class)
  void chainOfEveryKeyType_isValidPkix(LabKeyType type) throws Exception {
    LabCertificate root = pki.certificate().commonName("Root").ca().key(type).selfSigned();
    LabCertificate middle = pki.certificate().commonName("Middle").ca(0).key(type).signedBy(root);
    LabCertificate leaf = pki.server("mx1.example.test").key(type).signedBy(middle);

    validate(leaf);

    assertThat(leaf.chain()).containsExactly(leaf, middle, root);
    assertThat(leaf.chainWithoutRoot()).containsExactly(leaf, middle);
    assertThat(leaf.keyStore("secret".toCharArray()).getCertificateChain("lab")).hasSize(3);
  }

  @Test
  void expiredLeaf_failsPkix() {
    LabCertificate leaf = pki.server("a.test").expired().signedBy(pki.root("Root"));
    assertThatThrownBy(() -> validate(leaf)).isInstanceOf(CertPathValidatorException.class);
  }

  @Test
  void pathLengthAndNameConstraints_bind() throws Exception {
    LabCertificate root = pki.certificate().commonName("Root").ca(0).selfSigned();
    LabCertificate limited =
        pki.certificate()
            .commonName("Limited")
            .ca()
            .nameConstraints(List.of("good.test"), List.of("bad.good.test"))
            .signedBy(pki.root("Other"));
    LabCertificate middle = pki.intermediate("Middle", root);

    assertThatThrownBy(() -> validate(pki.leaf(pki.intermediate("Low", middle), "a.test")))
        .isInstanceOf(CertPathValidatorException.class);
    validate(pki.leaf(limited, "mx.good.test"));
    assertThatThrownBy(() -> validate(pki.leaf(limited, "mx.bad.good.test")))
        .isInstanceOf(CertPathValidatorException.class);
    assertThatThrownBy(() -> validate(pki.leaf(limited, "mx.else.test")))
        .isInstanceOf(CertPathValidatorException.class);
  }

  @Test
  void emptySubjectAndIssuer_canBeMade() {
    LabCertificate nameless = pki.certificate().dns("mx.test").server().selfSigned();

    assertThat(nameless.holder().getSubject().getRDNs()).isEmpty();
    assertThat(nameless.holder().getIssuer().getRDNs()).isEmpty();
    assertThatThrownBy(nameless::x509).isInstanceOf(CertificateException.class);
  }

  @Test
  void tlsa_isTheDigestOfWhatTheSelectorSelects() throws Exception {
    LabCertificate leaf = pki.selfSigned("mx1.example.test");
    byte[] key = leaf.x509().getPublicKey().getEncoded();
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(key);

    assertThat(leaf.tlsa(3, 1, 1)).isEqualTo("3 1 1 " + HexFormat.of().formatHex(digest));
    assertThat(leaf.tlsa(2, 0, 0)).isEqualTo("2 0 0 " + HexFormat.of().formatHex(leaf.der()));
    assertThat(leaf.tlsa(3, 0, 2)).hasSize(6 + 128);
  }

  @Test
  void pem_readsBack() throws Exception {
    LabCertificate leaf = pki.leaf(pki.root("Root"), "mx1.example.test");
    byte[] text = leaf.chainPem().getBytes(StandardCharsets.US_ASCII);

    assertThat(
            CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(text)))
        .hasSize(2);
    assertThat(leaf.privateKeyPem()).startsWith("-----BEGIN PRIVATE KEY-----\n");
  }

  private static void validate(LabCertificate leaf) throws Exception {
    List<LabCertificate> chain = leaf.chain();
    X509Certificate root = chain.get(chain.size() - 1).x509();
    List<X509Certificate> path = new java.util.ArrayList<>();
    for (LabCertificate certificate : leaf.chainWithoutRoot()) {
      path.add(certificate.x509());
    }
    // The anchor's own limits count as well (a CA sends it as one more certificate).
    var parameters = new PKIXParameters(Set.of(new TrustAnchor(root, null)));
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(NOW));
    if (root.getBasicConstraints() < Integer.MAX_VALUE) {
      path.add(root);
    }
    CertPathValidator.getInstance("PKIX")
        .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
  }
}
