// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postern.PosternProvider;
import org.postern.keys.ServerIdentity;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabHandshake;
import org.postern.lab.pki.LabKeyType;
import org.postern.lab.pki.LabPki;

/**
 * 10 000 full handshakes while the files of an identity are replaced 100 times in all manners, RSA
 * first, then Ed25519, then both: none fails, and each shows one generation's chain, whole, by the
 * key that belongs to it (the client verifies what it has signed).
 */
@Tag("interop")
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class ReloadTest {
  private static final int RELOADS = 100;
  private static final int HANDSHAKES_PER_RELOAD = 100;
  private static final int CLIENTS = 2;
  private static final int POOL = 7;
  private static final String NAME = "mx.example";

  /** What is logged for each of 100 reloads is not what is looked at here. */
  private static final Logger QUIET = Logger.getLogger("org.postern.keys");

  private final LabPki pki = new LabPki();
  private final LabCertificate root = pki.root("Lab Root");
  private final AtomicInteger handshakes = new AtomicInteger();
  private final List<String> failures = new CopyOnWriteArrayList<>();
  private final Map<Certificate, List<X509Certificate>> chains = new ConcurrentHashMap<>();
  private final Set<String> kinds = ConcurrentHashMap.newKeySet();
  private volatile boolean over;

  @Test
  void tenThousandHandshakes_duringAHundredReloads_neverSeeAMixture(@TempDir Path directory)
      throws Exception {
    QUIET.setLevel(Level.OFF);
    List<LabCertificate> rsa = pool(LabKeyType.RSA_2048);
    List<LabCertificate> ed = pool(LabKeyType.ED25519);
    LiveFiles files = new LiveFiles(directory, List.of(rsa.get(0)));
    SSLContext client = client();
    List<Thread> clients = new ArrayList<>();
    try (ServerIdentity identity =
        ServerIdentity.builder()
            .pem(files.chain(), files.key())
            .interval(Duration.ofMillis(5))
            .open()) {
      SSLContext server = SSLContext.getInstance("TLS", new PosternProvider());
      server.init(new KeyManager[] {identity.keyManager()}, null, null);
      for (int i = 0; i < CLIENTS; i++) {
        Thread thread = new Thread(() -> connect(client, server), "client-" + i);
        thread.start();
        clients.add(thread);
      }
      for (int i = 1; i <= RELOADS; i++) {
        LabCertificate nextRsa = rsa.get(i % POOL);
        LabCertificate nextEd = ed.get(i % POOL);
        List<LabCertificate> next =
            i <= RELOADS / 3
                ? List.of(nextRsa)
                : i <= 2 * RELOADS / 3 ? List.of(nextEd) : List.of(nextRsa, nextEd);
        LiveFiles.Manner[] manners = LiveFiles.Manner.values();
        files.replace(manners[i % manners.length], next);
        awaitShown(identity, next);
        assertThat(handshake(client, server)).isIn(x509(next));
        awaitHandshakes(i * HANDSHAKES_PER_RELOAD);
      }
    } finally {
      over = true;
      for (Thread each : clients) {
        each.join();
      }
    }
    assertThat(failures).isEmpty();
    assertThat(handshakes).hasValueGreaterThanOrEqualTo(RELOADS * HANDSHAKES_PER_RELOAD);
    assertThat(kinds).containsExactlyInAnyOrder("RSA", "EdDSA");
  }

  /** Each leaf has an authority of its own, so that chains of two cannot be confused. */
  private List<LabCertificate> pool(LabKeyType type) throws Exception {
    List<LabCertificate> pool = new ArrayList<>();
    for (int i = 0; i < POOL; i++) {
      LabCertificate authority = pki.intermediate("Authority " + type + " " + i, root);
      LabCertificate leaf = pki.server(NAME).key(type).signedBy(authority);
      chains.put(leaf.x509(), List.of(leaf.x509(), authority.x509()));
      pool.add(leaf);
    }
    return pool;
  }

  private SSLContext client() throws Exception {
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("root", root.x509());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS", new PosternProvider());
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private void connect(SSLContext client, SSLContext server) {
    while (!over) {
      try {
        kinds.add(handshake(client, server).getPublicKey().getAlgorithm());
        handshakes.incrementAndGet();
      } catch (SSLException | RuntimeException | AssertionError e) {
        failures.add(e.toString());
      }
    }
  }

  /** Without the name of a peer no session can be resumed: each handshake is a full one. */
  private X509Certificate handshake(SSLContext client, SSLContext server) throws SSLException {
    SSLEngine from = client.createSSLEngine();
    from.setUseClientMode(true);
    SSLEngine to = server.createSSLEngine();
    to.setUseClientMode(false);
    LabHandshake.run(from, to);
    Certificate[] chain = from.getSession().getPeerCertificates();
    List<X509Certificate> whole = chains.get(chain[0]);
    assertThat(List.of(chain)).isEqualTo(whole);
    return whole.get(0);
  }

  private static List<X509Certificate> x509(List<LabCertificate> leaves) throws Exception {
    List<X509Certificate> certificates = new ArrayList<>();
    for (LabCertificate leaf : leaves) {
      certificates.add(leaf.x509());
    }
    return certificates;
  }

  private void awaitShown(ServerIdentity identity, List<LabCertificate> next) throws Exception {
    List<X509Certificate> expected = x509(next);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!shown(identity).equals(expected)) {
      if (System.nanoTime() > end) {
        fail("not shown after 60 s: " + identity.status());
      }
      TimeUnit.MILLISECONDS.sleep(1);
    }
  }

  private static List<X509Certificate> shown(ServerIdentity identity) {
    return identity.status().get(0).shown().stream().map(each -> each.chain().get(0)).toList();
  }

  private void awaitHandshakes(int count) throws InterruptedException {
    while (handshakes.get() < count) {
      assertThat(failures).isEmpty();
      TimeUnit.MILLISECONDS.sleep(1);
    }
  }
}
