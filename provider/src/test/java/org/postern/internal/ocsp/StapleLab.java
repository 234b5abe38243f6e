// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import java.net.URI;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabOcspResponse;

/** What keeps staples fresh, with a clock, a responder and a log of its own, and no threads. */
final class StapleLab {
  static final String URL = "http://ocsp.example.test/";
  static final LabCertificate CA = Responders.CA;
  static final LabCertificate LEAF = Responders.PKI.server(Responders.HOST).ocsp(URL).signedBy(CA);
  static final LabCertificate MUST =
      Responders.PKI.server(Responders.HOST).ocsp(URL).mustStaple().signedBy(CA);
  static final LabCertificate SILENT = Responders.LEAF;

  final LogLines log = new LogLines();
  final List<URI> asked = new ArrayList<>();
  final Refresher refresher;
  final InstantSource clock = () -> now();
  private final FetchTimes times = new FetchTimes(new Random(1));
  private final ResponseFiles files;
  private Instant now = Responders.NOW;
  private Responder responder =
      request -> {
        throw new FetchException("nobody there");
      };

  /** What runs a fetch. */
  Executor executor = Runnable::run;

  interface Responder {
    byte[] answer(byte[] request) throws FetchException;
  }

  private final class Wire implements Transport {
    @Override
    public byte[] exchange(URI url, byte[] request, Predicate<byte[]> useful)
        throws FetchException {
      asked.add(url);
      return responder.answer(request);
    }

    @Override
    public void close() {}
  }

  StapleLab(@Nullable Path directory, Path... responses) {
    StapleLog stapleLog = new StapleLog(log);
    files = new ResponseFiles(List.of(responses), stapleLog);
    files.read(now);
    StateDirectory state = directory == null ? null : new StateDirectory(directory, stapleLog);
    refresher =
        new Refresher(new Wire(), state, files, stapleLog, clock, work -> executor.execute(work));
  }

  Instant now() {
    return now;
  }

  /** A response as of now. */
  LabOcspResponse about(LabCertificate certificate) {
    return new LabOcspResponse(certificate, Clock.fixed(now, ZoneOffset.UTC))
        .times(now.minusSeconds(60), now.plus(Duration.ofDays(8)));
  }

  void answering(byte[] response) {
    responder = request -> response;
  }

  void failing(Error error) {
    responder =
        request -> {
          throw error;
        };
  }

  void dead() {
    responder =
        request -> {
          throw new FetchException("nobody there");
        };
  }

  TrackedCertificate track(LabCertificate certificate) {
    X509Certificate x509 = x509(certificate);
    TrackedCertificate tracked =
        new TrackedCertificate(
            x509,
            x509(CA),
            x509.getSerialNumber().toString(16) + "0".repeat(16),
            TlsFeature.demandsStaple(x509),
            times,
            now);
    refresher.add(tracked);
    return tracked;
  }

  TrackedChain chain(boolean refuse, TrackedCertificate... certificates) {
    return new TrackedChain(List.of(certificates), refuse, clock, files);
  }

  /** Sets the clock. */
  void set(Instant time) {
    now = time;
  }

  /** Lets time pass, looking whenever it is time to. */
  void pass(Duration duration) {
    Instant end = now.plus(duration);
    while (true) {
      Instant next = refresher.look();
      if (next.isAfter(end)) {
        now = end;
        return;
      }
      now = next.isAfter(now) ? next : now.plusMillis(1);
    }
  }

  static X509Certificate x509(LabCertificate certificate) {
    try {
      return certificate.x509();
    } catch (CertificateException e) {
      throw new IllegalStateException(e);
    }
  }
}
