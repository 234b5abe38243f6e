// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A certificate that nobody can have a reason to trust: it signed itself, was made in this JVM, and
 * its key is gone. A trust manager that takes it for a server's takes anybody's.
 */
public final class Stranger {
  private static final String KEY_EXCHANGE = "ECDHE_ECDSA";
  private static final Instant END = Instant.parse("9999-12-31T23:59:59Z");

  /** Made when it is first needed. */
  private static final class Holder {
    static final X509Certificate @Nullable [] CHAIN = chain();
  }

  private Stranger() {}

  /**
   * Returns whether a trust manager takes the certificate for a server's, however it is asked. It
   * is not told of a connection, so that what it makes of a name does not count.
   */
  public static boolean isTrustedBy(X509ExtendedTrustManager manager) {
    X509Certificate[] chain = Holder.CHAIN;
    if (chain == null) {
      return false;
    }
    try {
      manager.checkServerTrusted(chain.clone(), KEY_EXCHANGE);
      manager.checkServerTrusted(chain.clone(), KEY_EXCHANGE, (SSLEngine) null);
      manager.checkServerTrusted(chain.clone(), KEY_EXCHANGE, (Socket) null);
      return true;
    } catch (CertificateException | RuntimeException e) {
      return false;
    }
  }

  private static X509Certificate @Nullable [] chain() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      X500Name name = new X500Name("CN=nobody");
      byte[] der =
          new JcaX509v3CertificateBuilder(
                  name,
                  new BigInteger(120, new SecureRandom()).setBit(120),
                  Date.from(Instant.EPOCH),
                  Date.from(END),
                  name,
                  pair.getPublic())
              .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()))
              .getEncoded();
      return new X509Certificate[] {
        (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(der))
      };
    } catch (GeneralSecurityException
        | IOException
        | OperatorCreationException
        | RuntimeException e) {
      return null; // Without it every trust manager counts as one that authenticates.
    }
  }
}
