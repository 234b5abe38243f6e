// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.dane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postern.dane.Dane.HOST;
import static org.postern.dane.Dane.brief;
import static org.postern.dane.Dane.der;
import static org.postern.dane.Dane.verify;

import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.PolicyConstraints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabCertificateBuilder;
import org.postern.lab.pki.LabPki;
import org.postern.tlsrpt.ResultType;

class PathConstraintsTest {

  private final LabPki pki = Dane.pki();
  private final LabCertificate root = pki.root("Root");

  private LabCertificateBuilder authority(String name) {
    return pki.certificate().commonName(name);
  }

  private String under(LabCertificate authority) {
    return underWith(authority, pki.server(HOST));
  }

  private String underWith(LabCertificate authority, LabCertificateBuilder leaf) {
    return brief(verify(der(leaf.signedBy(authority), authority), authority.tlsa(2, 0, 1)));
  }

  @ParameterizedTest
  @CsvSource({"0, 0, TA 1", "0, 1, path-length", "1, 1, TA 2", "1, 2, path-length", "2, 2, TA 3"})
  void pathLength_ofTheTrustAnchor_counts_A33_B7(int allowed, int below, String expected) {
    LabCertificate anchor = authority("Anchor").ca(allowed).selfSigned();
    LabCertificate issuer = anchor;
    for (int i = 0; i < below; i++) {
      issuer = pki.intermediate("Intermediate " + i, issuer);
    }
    List<byte[]> sent = der(pki.leaf(issuer, HOST).chain());
    assertThat(brief(verify(sent, anchor.tlsa(2, 0, 1)))).isEqualTo(expected);
    assertThat(brief(verify(sent, anchor.tlsa(2, 1, 1)))).isEqualTo(expected);
    assertThat(brief(verify(sent, anchor.tlsa(2, 0, 0)))).isEqualTo(expected);
  }

  @Test
  void pathLength_doesNotCountSelfIssuedOnes() {
    LabCertificate anchor = authority("Anchor").ca(0).selfSigned();
    LabCertificate rollover = authority("Anchor").ca(0).signedBy(anchor);
    LabCertificate leaf = pki.leaf(rollover, HOST);
    assertThat(brief(verify(der(leaf, rollover, anchor), anchor.tlsa(2, 0, 1)))).isEqualTo("TA 2");
  }

  @Test
  void pathLength_ofAnIntermediate_counts() {
    LabCertificate first = authority("First").ca(0).signedBy(root);
    LabCertificate second = pki.intermediate("Second", first);
    List<byte[]> sent = der(pki.leaf(second, HOST), second, first, root);
    assertThat(brief(verify(sent, root.tlsa(2, 1, 1)))).isEqualTo("path-length");
    assertThat(brief(verify(sent, root.tlsa(2, 1, 0)))).isEqualTo("path-length");
    assertThat(brief(verify(sent, second.tlsa(2, 1, 1)))).isEqualTo("TA 1");
  }

  @Test
  void anAuthority_hasToSayThatItIsOne() {
    assertThat(under(authority("No CA").server().selfSigned())).isEqualTo("not-a-ca");
    assertThat(under(authority("No extensions").selfSigned())).isEqualTo("not-a-ca");
    assertThat(under(authority("No key usage").ca().without(Extension.keyUsage).selfSigned()))
        .isEqualTo("TA 1");
    assertThat(under(authority("No signing").ca().keyUsage(KeyUsage.cRLSign).selfSigned()))
        .isEqualTo("key-usage");
  }

  @Test
  void aTrustAnchorWithoutBasicConstraints_mayBeOldOrSayItInItsKeyUsage() {
    assertThat(under(authority("By usage").keyUsage(KeyUsage.keyCertSign).selfSigned()))
        .isEqualTo("TA 1");
    OddCertificate v1 =
        OddCertificate.version1Root(OddCertificate.keys("EC", 256), "SHA256WITHECDSA");
    OddCertificate leaf = v1.leaf(OddCertificate.keys("EC", 256), "SHA256WITHECDSA");
    assertThat(brief(verify(List.of(leaf.der(), v1.der()), OddRecords.tlsa(v1, 2, 0, 1))))
        .isEqualTo("TA 1");
  }

  @Test
  void anIntermediateWithoutBasicConstraints_isNone() {
    LabCertificate inter = authority("By usage").keyUsage(KeyUsage.keyCertSign).signedBy(root);
    assertThat(brief(verify(der(pki.leaf(inter, HOST), inter, root), root.tlsa(2, 1, 1))))
        .isEqualTo("not-a-ca");
  }

  @Test
  void leaf_hasToBeForTls() {
    assertThat(underWith(root, pki.server(HOST).keyUsage(KeyUsage.keyEncipherment)))
        .isEqualTo("TA 1");
    assertThat(underWith(root, pki.server(HOST).keyUsage(KeyUsage.keyCertSign)))
        .isEqualTo("key-usage");
    assertThat(underWith(root, pki.server(HOST).purposes(KeyPurposeId.id_kp_clientAuth)))
        .isEqualTo("extended-key-usage");
    assertThat(
            underWith(
                root,
                pki.server(HOST)
                    .purposes(KeyPurposeId.id_kp_clientAuth, KeyPurposeId.id_kp_serverAuth)))
        .isEqualTo("TA 1");
    assertThat(underWith(root, pki.server(HOST).without(Extension.extendedKeyUsage)))
        .isEqualTo("TA 1");
  }

  @Test
  void purposes_ofAnAuthority_restrictWhatIsBelow() {
    assertThat(
            under(authority("Mail").ca().purposes(KeyPurposeId.id_kp_emailProtection).selfSigned()))
        .isEqualTo("extended-key-usage");
    assertThat(under(authority("Server").ca().purposes(KeyPurposeId.id_kp_serverAuth).selfSigned()))
        .isEqualTo("TA 1");
  }

  @Test
  void unknownCriticalExtension_isRefused_whereverItIs() {
    ASN1ObjectIdentifier oid = new ASN1ObjectIdentifier("1.3.6.1.4.1.55555.1");
    assertThat(underWith(root, pki.server(HOST).extension(oid, true, DERNull.INSTANCE)))
        .isEqualTo("unsupported-critical-extension");
    assertThat(underWith(root, pki.server(HOST).extension(oid, false, DERNull.INSTANCE)))
        .isEqualTo("TA 1");
    assertThat(under(authority("CA").ca().extension(oid, true, DERNull.INSTANCE).selfSigned()))
        .isEqualTo("unsupported-critical-extension");
  }

  @Test
  void explicitPolicy_isRefused_becauseItIsNotProcessed() {
    PolicyConstraints explicit = new PolicyConstraints(java.math.BigInteger.ZERO, null);
    PolicyConstraints mapping = new PolicyConstraints(null, java.math.BigInteger.ZERO);
    assertThat(
            under(
                authority("A")
                    .ca()
                    .extension(Extension.policyConstraints, true, explicit)
                    .selfSigned()))
        .isEqualTo("unsupported-critical-extension");
    assertThat(
            under(
                authority("B")
                    .ca()
                    .extension(Extension.policyConstraints, true, mapping)
                    .selfSigned()))
        .isEqualTo("TA 1");
  }

  @ParameterizedTest
  @CsvSource({
    // permitted, excluded, host, expected
    "example.com, '', mx.example.com, TA 1",
    "example.com, '', example.com, TA 1",
    ".example.com, '', mx.example.com, TA 1",
    ".example.com, '', example.com, name-constraints",
    "EXAMPLE.com, '', mx.example.com, TA 1",
    "example.net, '', mx.example.com, name-constraints",
    "xample.com, '', mx.example.com, name-constraints",
    "'', example.com, mx.example.com, name-constraints",
    "'', example.net, mx.example.com, TA 1",
    "example.com, mx.example.com, mx.example.com, name-constraints",
    "example.com, a.example.com, mx.example.com, TA 1"
  })
  void nameConstraints_holdForDnsNamesAndForCommonNames_A33_B7(
      String permitted, String excluded, String host, String expected) {
    LabCertificate anchor =
        authority("Anchor").ca().nameConstraints(list(permitted), list(excluded)).selfSigned();
    LabCertificate inter = pki.intermediate("Intermediate", anchor);
    for (LabCertificate issuer : List.of(anchor, inter)) {
      LabCertificate byName = pki.certificate().dns(host).server().signedBy(issuer);
      LabCertificate byCommonName = pki.certificate().commonName(host).server().signedBy(issuer);
      for (LabCertificate leaf : List.of(byName, byCommonName)) {
        DaneVerdict verdict =
            Dane.verifyFor(List.of(host), der(leaf.chain()), anchor.tlsa(2, 0, 1));
        String wanted = issuer == anchor ? expected : expected.replace("TA 1", "TA 2");
        assertThat(brief(verdict)).isEqualTo(wanted);
      }
    }
  }

  private static List<String> list(String name) {
    return name.isEmpty() ? List.of() : List.of(name);
  }

  @Test
  void nameConstraints_ofAnIntermediate_hold() {
    LabCertificate inter =
        authority("I").ca().nameConstraints(List.of("example.net"), List.of()).signedBy(root);
    List<byte[]> sent = der(pki.leaf(inter, HOST), inter, root);
    assertThat(brief(verify(sent, root.tlsa(2, 1, 1)))).isEqualTo("name-constraints");
    assertThat(brief(verify(sent, root.tlsa(2, 1, 0)))).isEqualTo("name-constraints");
    assertThat(brief(verify(sent, inter.tlsa(2, 1, 1)))).isEqualTo("name-constraints");
  }

  @Test
  void nameConstraints_holdForEveryNameOfTheCertificate() {
    LabCertificate anchor =
        authority("A").ca().nameConstraints(List.of("example.com"), List.of()).selfSigned();
    assertThat(underWith(anchor, pki.server(HOST, "mx.example.net"))).isEqualTo("name-constraints");
  }

  @Test
  void nameConstraints_holdForTheNameThatAWildcardStandsFor() {
    LabCertificate anchor =
        authority("A").ca().nameConstraints(List.of(), List.of("mx.example.com")).selfSigned();
    LabCertificate wild = pki.certificate().dns("*.example.com").server().signedBy(anchor);
    assertThat(brief(verify(der(wild, anchor), anchor.tlsa(2, 0, 1))))
        .isEqualTo("name-constraints");
    assertThat(
            brief(
                Dane.verifyFor(List.of("a.example.com"), der(wild, anchor), anchor.tlsa(2, 0, 1))))
        .isEqualTo("TA 1");
  }

  private LabCertificate constrained(GeneralName permitted, GeneralName excluded) {
    return authority("Anchor")
        .ca()
        .extension(
            Extension.nameConstraints,
            true,
            new NameConstraints(
                permitted == null ? null : new GeneralSubtree[] {new GeneralSubtree(permitted)},
                excluded == null ? null : new GeneralSubtree[] {new GeneralSubtree(excluded)}))
        .selfSigned();
  }

  @Test
  void nameConstraints_onDistinguishedNames_hold() {
    GeneralName example = new GeneralName(new X500Name("O=Example"));
    LabCertificateBuilder inside = pki.server(HOST).subject("O=EXAMPLE,CN=mx.example.com");
    LabCertificateBuilder outside = pki.server(HOST).subject("O=Other,CN=mx.example.com");
    assertThat(underWith(constrained(example, null), inside)).isEqualTo("TA 1");
    assertThat(underWith(constrained(example, null), outside)).isEqualTo("name-constraints");
    assertThat(underWith(constrained(null, example), inside)).isEqualTo("name-constraints");
    assertThat(underWith(constrained(null, example), outside)).isEqualTo("TA 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.0/24", "2001:db8::/32"})
  void nameConstraints_onAddresses_hold(String block) throws Exception {
    GeneralName base = new GeneralName(GeneralName.iPAddress, block);
    String in = block.contains(":") ? "2001:db8::25" : "192.0.2.25";
    String out = block.contains(":") ? "2001:db9::25" : "198.51.100.25";
    LabCertificateBuilder inside = pki.server(HOST).ip(java.net.InetAddress.getByName(in));
    LabCertificateBuilder outside = pki.server(HOST).ip(java.net.InetAddress.getByName(out));
    assertThat(underWith(constrained(base, null), inside)).isEqualTo("TA 1");
    assertThat(underWith(constrained(base, null), outside)).isEqualTo("name-constraints");
    assertThat(underWith(constrained(null, base), inside)).isEqualTo("name-constraints");
    assertThat(underWith(constrained(null, base), outside)).isEqualTo("TA 1");
  }

  @Test
  void nameConstraints_onAFormThatIsNotProcessed_refuseNamesOfThatForm() {
    GeneralName mail = new GeneralName(GeneralName.rfc822Name, "example.com");
    LabCertificateBuilder withMail =
        pki.server(HOST).subject("CN=mx.example.com,E=postmaster@example.com");
    for (LabCertificate anchor : List.of(constrained(mail, null), constrained(null, mail))) {
      assertThat(under(anchor)).isEqualTo("TA 1");
      assertThat(underWith(anchor, withMail)).isEqualTo("name-constraints");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "RSA, 1024, SHA256WITHRSA, weak-key",
    "RSA, 2048, SHA1WITHRSA, chain-not-verifiable",
    "RSA, 2048, MD5WITHRSA, chain-not-verifiable",
    "EC, 256, SHA1WITHECDSA, chain-not-verifiable",
    "EC, 224, SHA256WITHECDSA, chain-not-verifiable"
  })
  void weakKeysAndSignatures_haveNoPlaceInAPath_butDoNotBreakDaneEe(
      String algorithm, int bits, String signature, String expected) {
    OddCertificate ca = OddCertificate.root(OddCertificate.keys(algorithm, bits), signature);
    OddCertificate leaf = ca.leaf(OddCertificate.keys("EC", 256), signature);
    List<byte[]> sent = List.of(leaf.der(), ca.der());
    DaneVerdict verdict = verify(sent, OddRecords.tlsa(ca, 2, 0, 1));
    assertThat(brief(verdict)).isEqualTo(expected);
    assertThat(((DaneVerdict.Refused) verdict).resultType())
        .isEqualTo(ResultType.VALIDATION_FAILURE);
    assertThat(brief(verify(sent, OddRecords.tlsa(leaf, 3, 1, 1)))).isEqualTo("EE 0");
    assertThat(brief(verify(List.of(ca.der()), OddRecords.tlsa(ca, 3, 0, 0)))).isEqualTo("EE 0");
  }

  @Test
  void weakSignatureOfTheAnchorItself_doesNotCount() {
    var keys = OddCertificate.keys("RSA", 2048);
    OddCertificate ca = OddCertificate.root(keys, "SHA1WITHRSA");
    OddCertificate leaf = ca.leaf(OddCertificate.keys("EC", 256), "SHA256WITHRSA");
    assertThat(brief(verify(List.of(leaf.der(), ca.der()), OddRecords.tlsa(ca, 2, 0, 1))))
        .isEqualTo("TA 1");
  }

  @Test
  void aLeafThatIsItselfAnAuthority_isAccepted() {
    assertThat(
            underWith(
                root,
                pki.certificate()
                    .dns(HOST)
                    .extension(Extension.basicConstraints, true, new BasicConstraints(true))))
        .isEqualTo("TA 1");
  }
}
