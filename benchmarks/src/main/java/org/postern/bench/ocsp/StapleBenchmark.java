// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.ocsp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.tls.CertificateEntry;
import org.bouncycastle.tls.CertificateStatus;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.postern.internal.handshake.StapledMessages;
import org.postern.internal.ocsp.ResponseCheck;
import org.postern.internal.ocsp.ResponseVerdict;
import org.postern.internal.x509.MalformedCertificateException;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabKeyType;
import org.postern.lab.pki.LabOcspResponse;
import org.postern.lab.pki.LabPki;
import org.postern.ocsp.StapleStore;
import org.postern.ocsp.Stapled;

/**
 * A staple picked and attached by a server, and verified by a client, beside one verification of a
 * signature of the same kind.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class StapleBenchmark {

  private static final byte[] SIGNED = new byte[300];

  /** The kind of key of authority and server. */
  @Param({"P256", "RSA_2048"})
  public LabKeyType keys = LabKeyType.P256;

  private final BouncyCastleProvider bouncyCastle = new BouncyCastleProvider();
  private final List<Parts> made = new ArrayList<>();

  private record Parts(
      X509Certificate leaf,
      X509Certificate issuer,
      byte[] response,
      byte[] signature,
      StapledMessages messages,
      StapleStore store,
      Stapled stapled) {}

  /** Makes certificates and response, and a store that has read the response from a file. */
  @Setup
  public void prepare() throws GeneralSecurityException, IOException {
    LabPki pki = new LabPki();
    LabCertificate ca = pki.certificate().commonName("Benchmark CA").ca().key(keys).selfSigned();
    LabCertificate leaf = pki.server("mx.example.com").key(keys).signedBy(ca);
    byte[] response = new LabOcspResponse(leaf, Clock.systemUTC()).der();
    Signature signer = Signature.getInstance(algorithm(), bouncyCastle);
    signer.initSign(ca.keyPair().getPrivate());
    signer.update(SIGNED);
    Path file = Files.createTempFile("staple", ".der");
    Files.write(file, response);
    StapleStore store = StapleStore.builder().files(List.of(file)).build();
    Stapled stapled = store.track(List.of(leaf.x509(), ca.x509()));
    Files.delete(file);
    StapledMessages messages = new StapledMessages(List.of(leaf.der(), ca.der()));
    made.add(new Parts(leaf.x509(), ca.x509(), response, signer.sign(), messages, store, stapled));
    if (status() == null || !(verify() instanceof ResponseVerdict.Good) || !plainSignature()) {
      throw new IllegalStateException("nothing is stapled, or it is not good");
    }
  }

  private Parts parts() {
    return made.get(0);
  }

  /** Ends the store. */
  @TearDown
  public void close() {
    parts().store().close();
    made.clear();
  }

  private String algorithm() {
    return keys == LabKeyType.RSA_2048 ? "SHA256withRSA" : "SHA256withECDSA";
  }

  /** The entries of a Certificate message without a staple. */
  @Benchmark
  public CertificateEntry[] entriesBare() {
    return parts().messages().entries(List.of());
  }

  /** The same with the staple that the store has now. */
  @Benchmark
  public CertificateEntry[] entriesStapled() {
    return parts().messages().entries(parts().stapled().responses());
  }

  /** The message of TLS 1.2 with the staple that the store has now. */
  @Benchmark
  public @Nullable CertificateStatus status() {
    return parts().messages().status(parts().stapled().responses());
  }

  /** A client's check of one staple: that the issuer is one, and what it says. */
  @Benchmark
  public ResponseVerdict verify() throws IOException {
    try {
      return ResponseCheck.of(parts().leaf(), parts().issuer())
          .check(parts().response(), Instant.now());
    } catch (MalformedCertificateException e) {
      throw new IOException(e);
    }
  }

  /** One signature by the authority's key, as Bouncy Castle verifies it. */
  @Benchmark
  public boolean plainSignature() throws GeneralSecurityException {
    Signature verifier = Signature.getInstance(algorithm(), bouncyCastle);
    verifier.initVerify(parts().issuer().getPublicKey());
    verifier.update(SIGNED);
    return verifier.verify(parts().signature());
  }
}
