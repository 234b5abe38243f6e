// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.Warmup;
import org.postern.dane.DaneVerdict;
import org.postern.dane.DaneVerifier;
import org.postern.dane.DigestOrder;
import org.postern.dane.TlsaRecord;
import org.postern.dane.TlsaSet;
import org.postern.dane.UsageProfile;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabKeyType;
import org.postern.lab.pki.LabPki;

/** One verdict over a chain of two, from the octets of the handshake, nothing remembered. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class DaneVerifyBenchmark {

  private static final String HOST = "mx.example.com";

  /** The kind of key of both certificates. */
  @Param({"P256", "RSA_2048", "ED25519"})
  public LabKeyType keys = LabKeyType.P256;

  private List<byte[]> chain = List.of();
  private TlsaSet ee = set();
  private TlsaSet ta = set();
  private TlsaSet rollover = set();
  private final DaneVerifier verifier = DaneVerifier.of();
  private final List<String> names = List.of(HOST, "example.com");
  private final Instant now = Instant.now();

  /** Makes the chain and its records. */
  @Setup
  public void chain() {
    LabPki pki = new LabPki();
    LabCertificate ca = pki.certificate().commonName("Benchmark CA").ca().key(keys).selfSigned();
    LabCertificate leaf = pki.server(HOST).key(keys).signedBy(ca);
    LabCertificate next = pki.server(HOST).key(keys).signedBy(ca);
    chain = List.of(leaf.der(), ca.der());
    ee = set(leaf.tlsa(3, 1, 1));
    ta = set(ca.tlsa(2, 1, 1));
    rollover = set(next.tlsa(3, 1, 1), leaf.tlsa(3, 1, 1), ca.tlsa(2, 1, 1));
  }

  /** DANE-EE(3) SPKI(1) SHA2-256(1). */
  @Benchmark
  public DaneVerdict verify311() {
    return verifier.verify(chain, ee, names, now);
  }

  /** DANE-TA(2) SPKI(1) SHA2-256(1): one signature, the names and the times. */
  @Benchmark
  public DaneVerdict verify211() {
    return verifier.verify(chain, ta, names, now);
  }

  /** Two 3 1 1, the second of which matches, and a 2 1 1. */
  @Benchmark
  public DaneVerdict verifyDuringARollover() {
    return verifier.verify(chain, rollover, names, now);
  }

  private static TlsaSet set(String... records) {
    return TlsaSet.of(
        List.of(records).stream().map(TlsaRecord::parse).toList(),
        DigestOrder.DEFAULT,
        UsageProfile.SMTP);
  }
}
