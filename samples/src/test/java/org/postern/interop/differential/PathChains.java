// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.differential;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabCertificateBuilder;
import org.postern.lab.pki.LabPki;

/** Chains that differ in which certificates are sent, and in what makes a path valid. */
final class PathChains {
  private static final LabPki PKI = new LabPki();
  private static final ASN1ObjectIdentifier UNKNOWN =
      new ASN1ObjectIdentifier("1.3.6.1.4.1.32473.1");

  private PathChains() {}

  static void addTo(Map<String, Function<Chain.Names, Chain>> all) {
    all.put("with-root", names -> Chain.whole(Chains.leaf(names)));
    all.put("leaf-only", names -> sendingLeafOnly(Chains.leaf(names)));
    all.put("unordered", PathChains::unordered);
    all.put("extra-certificate", PathChains::extra);
    all.put("issuer-of-same-name-first", PathChains::homonym);
    all.put("self-signed", names -> Chain.of(PKI.selfSigned(names.base())));
    all.put("self-signed-wrong-name", names -> Chain.of(PKI.selfSigned("other.test")));
    all.put(
        "self-signed-without-extensions",
        names -> Chain.of(PKI.certificate().commonName(names.base()).selfSigned()));
    all.put(
        "expired-leaf",
        names -> Chain.whole(server(names).expired().signedBy(Chains.INTERMEDIATE)));
    all.put(
        "future-leaf",
        names -> Chain.whole(server(names).notYetValid().signedBy(Chains.INTERMEDIATE)));
    all.put(
        "expired-intermediate",
        names ->
            below(
                names,
                PKI.certificate().commonName("Old CA").ca().expired().signedBy(Chains.ROOT)));
    all.put(
        "expired-root",
        names ->
            below(
                names,
                PKI.intermediate(
                    "Lab Issuing CA",
                    PKI.certificate().commonName("Old Root").ca().expired().selfSigned())));
    all.put(
        "path-length-violated",
        names ->
            below(
                names,
                PKI.intermediate(
                    "Lab Issuing CA",
                    PKI.certificate().commonName("Short Root").ca(0).selfSigned())));
    all.put("name-constraints-violated", names -> constrained(names, "elsewhere.test"));
    all.put("name-constraints-kept", names -> constrained(names, Zones.SECURE));
    all.put(
        "name-constraints-violated-on-root",
        names ->
            below(
                names,
                PKI.intermediate(
                    "Lab Issuing CA",
                    PKI.certificate()
                        .commonName("Narrow Root")
                        .ca()
                        .nameConstraints(List.of("elsewhere.test"), List.of())
                        .selfSigned())));
    all.put(
        "intermediate-not-ca", names -> below(names, PKI.server("ca.test").signedBy(Chains.ROOT)));
    all.put(
        "intermediate-without-extensions",
        names -> below(names, PKI.certificate().commonName("Bare CA").signedBy(Chains.ROOT)));
    all.put(
        "intermediate-may-not-sign",
        names ->
            below(
                names,
                PKI.certificate()
                    .commonName("Mute CA")
                    .ca()
                    .keyUsage(KeyUsage.digitalSignature)
                    .signedBy(Chains.ROOT)));
    all.put(
        "leaf-for-clients-only",
        names ->
            Chain.whole(
                server(names)
                    .purposes(KeyPurposeId.id_kp_clientAuth)
                    .signedBy(Chains.INTERMEDIATE)));
    all.put(
        "leaf-critical-extension",
        names ->
            Chain.whole(
                server(names)
                    .extension(UNKNOWN, true, DERNull.INSTANCE)
                    .signedBy(Chains.INTERMEDIATE)));
    all.put(
        "leaf-without-extensions",
        names ->
            Chain.whole(
                server(names)
                    .without(Extension.basicConstraints)
                    .without(Extension.keyUsage)
                    .without(Extension.extendedKeyUsage)
                    .signedBy(Chains.INTERMEDIATE)));
    all.put("leaf-signature-broken", PathChains::forged);
  }

  private static LabCertificateBuilder server(Chain.Names names) {
    return Chains.server(names.base());
  }

  private static Chain below(Chain.Names names, LabCertificate issuer) {
    return Chain.whole(server(names).signedBy(issuer));
  }

  private static Chain constrained(Chain.Names names, String permitted) {
    return below(
        names,
        PKI.certificate()
            .commonName("Narrow CA")
            .ca()
            .nameConstraints(List.of(permitted), List.of())
            .signedBy(Chains.ROOT));
  }

  private static Chain sendingLeafOnly(LabCertificate leaf) {
    return Chain.sending(leaf, List.of(leaf));
  }

  private static Chain unordered(Chain.Names names) {
    LabCertificate upper = PKI.intermediate("Lab Upper CA", Chains.ROOT);
    LabCertificate leaf = server(names).signedBy(PKI.intermediate("Lab Issuing CA", upper));
    List<LabCertificate> path = leaf.chain();
    return Chain.sending(leaf, List.of(leaf, path.get(3), path.get(2), path.get(1)));
  }

  private static Chain extra(Chain.Names names) {
    LabCertificate leaf = Chains.leaf(names);
    LabCertificate stranger = PKI.leaf(PKI.root("Stranger"), "stranger.test");
    return Chain.sending(
        leaf,
        List.of(leaf, stranger, leaf.chain().get(1), leaf.chain().get(2), stranger.chain().get(1)));
  }

  /** Another CA with the issuer's name but not its key comes before the right one. */
  private static Chain homonym(Chain.Names names) {
    LabCertificate leaf = Chains.leaf(names);
    LabCertificate wrong = PKI.intermediate("Lab Issuing CA", leaf.chain().get(2));
    return Chain.sending(leaf, List.of(leaf, wrong, leaf.chain().get(1), leaf.chain().get(2)));
  }

  /** The leaf names the right issuer, but another key signed it. */
  private static Chain forged(Chain.Names names) {
    LabCertificate issuer = Chains.INTERMEDIATE;
    LabCertificate impostor = PKI.root("Lab Issuing CA");
    LabCertificate signed = server(names).signedBy(impostor);
    LabCertificate leaf =
        new LabCertificate(signed.holder(), signed.keyPair(), signed.keyType(), issuer);
    return Chain.whole(leaf);
  }
}
