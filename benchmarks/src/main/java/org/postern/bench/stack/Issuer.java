// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.stack;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A CA of a benchmark: its key, and its certificate.
 *
 * @param keys the kind of its key, and of all that it certifies
 * @param pair its key
 * @param certificate its certificate
 */
record Issuer(Keys keys, KeyPair pair, X509Certificate certificate) {

  static Issuer root(Keys keys) throws GeneralSecurityException {
    KeyPair pair = keys.generate();
    X500Name name = new X500Name("CN=Benchmark root");
    return new Issuer(keys, pair, sign(keys, pair, name, pair, name, true));
  }

  Issuer intermediate(int number) throws GeneralSecurityException {
    KeyPair made = keys.generate();
    X500Name name = new X500Name("CN=Benchmark CA " + number);
    return new Issuer(keys, made, sign(keys, pair, name(), made, name, true));
  }

  /** Certifies a key for this host, as a server and as a client. */
  X509Certificate leaf(KeyPair made, String host) throws GeneralSecurityException {
    return sign(keys, pair, name(), made, new X500Name("CN=" + host), false);
  }

  ContentSigner signer() throws GeneralSecurityException {
    try {
      return new JcaContentSignerBuilder(keys.signature()).build(pair.getPrivate());
    } catch (OperatorCreationException e) {
      throw new GeneralSecurityException(e);
    }
  }

  X500Name name() {
    return X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
  }

  private static X509Certificate sign(
      Keys keys, KeyPair by, X500Name issuer, KeyPair of, X500Name subject, boolean ca)
      throws GeneralSecurityException {
    Instant now = Instant.now();
    X509v3CertificateBuilder builder =
        new X509v3CertificateBuilder(
            issuer,
            BigInteger.valueOf(System.nanoTime()).abs().add(BigInteger.ONE),
            Date.from(now.minus(1, ChronoUnit.DAYS)),
            Date.from(now.plus(90, ChronoUnit.DAYS)),
            subject,
            SubjectPublicKeyInfo.getInstance(of.getPublic().getEncoded()));
    try {
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(ca));
      int usage = ca ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.digitalSignature;
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
      if (!ca) {
        String host = subject.toString().substring("CN=".length());
        KeyPurposeId[] purposes = {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth};
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
        GeneralNames names = new GeneralNames(new GeneralName(GeneralName.dNSName, host));
        builder.addExtension(Extension.subjectAlternativeName, false, names);
      }
      ContentSigner signer = new JcaContentSignerBuilder(keys.signature()).build(by.getPrivate());
      return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    } catch (CertIOException | OperatorCreationException e) {
      throw new GeneralSecurityException(e);
    }
  }
}
