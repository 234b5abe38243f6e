// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.postern.ocsp.Stapled;

/**
 * All chains that are seen to. Chains share what they have in common; a chain that nobody holds any
 * more is let go, with its certificates.
 */
public final class Tracker implements AutoCloseable {
  private static final int MOST_CERTIFICATES = 1000;
  private static final int FETCHES_AT_ONCE = 4;

  private final boolean refuseWithoutStaple;
  private final InstantSource clock;
  private final Transport transport;
  private final TrustAnchors anchors;
  private final StapleLog log = new StapleLog(System.getLogger("org.postern.ocsp.StapleStore"));
  private final ResponseFiles files;
  private final DaemonPool pool = new DaemonPool("postern-ocsp-fetch", FETCHES_AT_ONCE);
  // The JDK looks for its newer generators by the thread's class loader, which may not see them.
  private final FetchTimes times = new FetchTimes(new Random());
  private final Refresher refresher;
  private final StapleWorker worker;
  private final Map<List<String>, WeakReference<TrackedChain>> chains = new LinkedHashMap<>();

  /**
   * @param directory where responses are kept, null for nowhere
   * @param responses files of responses
   */
  public Tracker(
      @Nullable Path directory,
      List<Path> responses,
      boolean refuseWithoutStaple,
      InstantSource clock,
      Transport transport) {
    this(directory, responses, refuseWithoutStaple, clock, transport, TrustAnchors.ofTheJvm());
  }

  Tracker(
      @Nullable Path directory,
      List<Path> responses,
      boolean refuseWithoutStaple,
      InstantSource clock,
      Transport transport,
      TrustAnchors anchors) {
    this.refuseWithoutStaple = refuseWithoutStaple;
    this.clock = clock;
    this.transport = transport;
    this.anchors = anchors;
    files = new ResponseFiles(responses, log);
    files.read(clock.instant());
    StateDirectory state = directory == null ? null : new StateDirectory(directory, log);
    if (state != null) {
      state.clear(clock.instant());
    }
    refresher = new Refresher(transport, state, files, log, clock, pool);
    worker = new StapleWorker(refresher, clock);
  }

  /** Where what must not delay a handshake is done. */
  public Executor background() {
    return pool;
  }

  /** Sees to the responses of a chain as long as the answer is held. */
  public synchronized Stapled track(List<X509Certificate> chain) {
    chains.values().removeIf(reference -> reference.refersTo(null));
    List<String> keys = new ArrayList<>();
    for (X509Certificate certificate : chain) {
      keys.add(digest(certificate));
    }
    WeakReference<TrackedChain> known = chains.get(keys);
    TrackedChain tracked = known == null ? null : known.get();
    if (tracked == null) {
      List<TrackedCertificate> certificates = new ArrayList<>();
      for (int i = 0; i < chain.size(); i++) {
        certificates.add(certificate(chain, i, keys.get(i)));
      }
      tracked = new TrackedChain(certificates, refuseWithoutStaple, clock, files);
      chains.put(keys, new WeakReference<>(tracked));
    }
    if (refresher.count() > 0) {
      worker.wake(); // Also for a known one: the thread may not have started for it.
    }
    return tracked;
  }

  /** How many certificates are seen to. */
  int count() {
    return refresher.count();
  }

  private TrackedCertificate certificate(List<X509Certificate> chain, int index, String digest) {
    X509Certificate certificate = chain.get(index);
    boolean selfIssued =
        certificate.getIssuerX500Principal().equals(certificate.getSubjectX500Principal());
    boolean mustStaple = index == 0 && TlsFeature.demandsStaple(certificate);
    boolean wanted =
        mustStaple || !selfIssued && !(files.isEmpty() && ResponderUrls.of(certificate).isEmpty());
    if (wanted && refresher.count() >= MOST_CERTIFICATES) {
      log.once(
          "more than "
              + MOST_CERTIFICATES
              + " certificates: nothing is stapled for "
              + Words.subject(certificate));
      wanted = false;
    }
    if (!wanted) {
      return new TrackedCertificate(certificate, null, digest, mustStaple, times, clock.instant());
    }
    X509Certificate issuer = issuer(chain, certificate);
    String key = issuer == null ? digest : digest + digest(issuer).substring(0, 16);
    TrackedCertificate known = refresher.find(key);
    if (known != null && known.mustStaple() == mustStaple) {
      return known;
    }
    TrackedCertificate tracked =
        new TrackedCertificate(certificate, issuer, key, mustStaple, times, clock.instant());
    refresher.add(tracked);
    return tracked;
  }

  /**
   * Of the certificates of the issuer's name, takes the one whose key signed: in the chain, or
   * among the JVM's roots. Where none can be seen to have, the first in the chain.
   */
  private @Nullable X509Certificate issuer(
      List<X509Certificate> chain, X509Certificate certificate) {
    X509Certificate first = null;
    for (X509Certificate other : chain) {
      if (!other.equals(certificate)
          && other.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
        if (isSignedBy(certificate, other)) {
          return other;
        }
        first = first == null ? other : first;
      }
    }
    X509Certificate root = anchors.issuer(certificate);
    return root == null ? first : root;
  }

  private static boolean isSignedBy(X509Certificate certificate, X509Certificate issuer) {
    try {
      certificate.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException | RuntimeException e) {
      return false;
    }
  }

  private static String digest(X509Certificate certificate) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return HexFormat.of().formatHex(digest);
    } catch (CertificateEncodingException e) {
      throw new IllegalArgumentException("the certificate has no encoding", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java runtime lacks SHA-256", e);
    }
  }

  @Override
  public void close() {
    worker.close();
    transport.close();
    pool.close();
  }
}
