// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.differential;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Map;
import java.util.function.Function;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabKeyType;
import org.postern.lab.pki.LabPki;

/** Chains that differ in keys and signatures. */
final class KeyChains {
  private static final LabPki PKI = new LabPki();
  private static final LabCertificate RSA =
      PKI.certificate().commonName("RSA CA").ca().key(LabKeyType.RSA_2048).signedBy(Chains.ROOT);
  private static final LabCertificate SMALL = small();

  private KeyChains() {}

  static void addTo(Map<String, Function<Chain.Names, Chain>> all) {
    for (LabKeyType type : new LabKeyType[] {LabKeyType.RSA_2048, LabKeyType.ED25519}) {
      LabCertificate key = PKI.certificate().key(type).selfSigned();
      all.put(
          "key-" + type.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
          names -> Chain.whole(PKI.server(names.base()).keyOf(key).signedBy(RSA)));
    }
    all.put("key-rsa-1024", KeyChains::smallLeaf);
    all.put("intermediate-rsa-1024", KeyChains::smallIntermediate);
    all.put("leaf-signed-with-sha1", names -> leafWithSha1(names, RSA));
    all.put("root-signed-with-sha1", KeyChains::rootWithSha1);
  }

  private static Chain smallLeaf(Chain.Names names) {
    return Chain.whole(PKI.server(names.base()).keyOf(SMALL).signedBy(RSA));
  }

  private static Chain smallIntermediate(Chain.Names names) {
    LabCertificate issuer =
        PKI.certificate().commonName("Small CA").ca().keyOf(SMALL).signedBy(Chains.ROOT);
    return Chain.whole(Chains.server(names.base()).signedBy(issuer));
  }

  private static Chain leafWithSha1(Chain.Names names, LabCertificate issuer) {
    LabCertificate leaf = Chains.server(names.base()).signedBy(issuer);
    return Chain.whole(resign(leaf, issuer, issuer));
  }

  /** A trust anchor's own signature says nothing. */
  private static Chain rootWithSha1(Chain.Names names) {
    LabCertificate root = PKI.certificate().commonName("RSA Root").ca().keyOf(RSA).selfSigned();
    LabCertificate old = resign(root, root, null);
    return Chain.whole(
        Chains.server(names.base()).signedBy(PKI.intermediate("Lab Issuing CA", old)));
  }

  private static LabCertificate small() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(1024);
      KeyPair pair = generator.generateKeyPair();
      LabCertificate any = PKI.root("any");
      return new LabCertificate(any.holder(), pair, LabKeyType.RSA_2048, null);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static LabCertificate resign(
      LabCertificate certificate,
      LabCertificate signer,
      @org.jspecify.annotations.Nullable LabCertificate issuer) {
    try {
      X509CertificateHolder holder =
          new X509v3CertificateBuilder(certificate.holder())
              .build(
                  new JcaContentSignerBuilder("SHA1withRSA").build(signer.keyPair().getPrivate()));
      return new LabCertificate(holder, certificate.keyPair(), certificate.keyType(), issuer);
    } catch (OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }
}
