// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.ocsp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.tls.CertificateEntry;
import org.bouncycastle.tls.CertificateStatus;
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
  private X509Certificate leaf;
  private X509Certificate issuer;
  private byte[] response = {};
  private byte[] signature = {};
  private StapledMessages messages;
  private StapleStore store;
  private Stapled stapled;

  /** Makes certificates and response, and a store that has read the response from a file. */
  @Setup
  public void prepare() throws GeneralSecurityException, IOException {
    LabPki pki = new LabPki();
    LabCertificate ca = pki.certificate().commonName("Benchmark CA").ca().key(keys).selfSigned();
    LabCertificate server = pki.server("mx.example.com").key(keys).signedBy(ca);
    leaf = server.x509();
    issuer = ca.x509();
    response = new LabOcspResponse(server, Clock.systemUTC()).der();
    Signature signer = Signature.getInstance(algorithm(), bouncyCastle);
    signer.initSign(ca.keyPair().getPrivate());
    signer.update(SIGNED);
    signature = signer.sign();
    messages = new StapledMessages(List.of(server.der(), ca.der()));
    Path file = Files.createTempFile("staple", ".der");
    Files.write(file, response);
    store = StapleStore.builder().files(List.of(file)).build();
    stapled = store.track(List.of(leaf, issuer));
    Files.delete(file);
    if (stapled.responses().isEmpty() || status() == null || verify(response) == null) {
      throw new IllegalStateException("nothing is stapled");
    }
  }

  /** Ends the store. */
  @TearDown
  public void close() {
    store.close();
  }

  private String algorithm() {
    return keys == LabKeyType.RSA_2048 ? "SHA256withRSA" : "SHA256withECDSA";
  }

  /** The entries of a Certificate message without a staple. */
  @Benchmark
  public CertificateEntry[] entriesBare() {
    return messages.entries(List.of());
  }

  /** The same with the staple that the store has now. */
  @Benchmark
  public CertificateEntry[] entriesStapled() {
    return messages.entries(stapled.responses());
  }

  /** The message of TLS 1.2 with the staple that the store has now. */
  @Benchmark
  public CertificateStatus status() {
    return messages.status(stapled.responses());
  }

  /** A client's check of one staple, with all that belongs to it. */
  @Benchmark
  public ResponseVerdict verify() {
    return verify(response);
  }

  private ResponseVerdict verify(byte[] staple) {
    try {
      ResponseVerdict verdict = ResponseCheck.of(leaf, issuer).check(staple, Instant.now());
      if (!(verdict instanceof ResponseVerdict.Good)) {
        throw new IllegalStateException("not good: " + verdict);
      }
      return verdict;
    } catch (MalformedCertificateException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One signature by the authority's key, as Bouncy Castle verifies it. */
  @Benchmark
  public boolean plainSignature() throws GeneralSecurityException {
    PublicKey key = issuer.getPublicKey();
    Signature verifier = Signature.getInstance(algorithm(), bouncyCastle);
    verifier.initVerify(key);
    verifier.update(SIGNED);
    return verifier.verify(signature);
  }
}
