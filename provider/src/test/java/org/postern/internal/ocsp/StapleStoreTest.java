// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabOcspResponse;
import org.postern.lab.pki.LabPki;
import org.postern.ocsp.StapleStore;
import org.postern.ocsp.Stapled;

/** The store with its threads, against responders on loopback. */
@Isolated
@Timeout(60)
class StapleStoreTest {
  private static final LabPki PKI = new LabPki();
  private static final LabCertificate ROOT = PKI.root("Root");

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  private static LabCertificate leaf(ScriptedServer responder) {
    return PKI.server("mx.example.test").ocsp(responder.url().toString()).signedBy(ROOT);
  }

  private static List<X509Certificate> chain(LabCertificate certificate) {
    return certificate.chain().stream().map(StapleLab::x509).toList();
  }

  private static byte[] good(LabCertificate certificate) {
    return new LabOcspResponse(certificate, Clock.systemUTC()).der();
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
      Thread.sleep(5);
    }
  }

  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(Thread::isAlive)
        .map(Thread::getName)
        .filter(name -> name.startsWith("postern-ocsp"))
        .toList();
  }

  /** Answers about the certificate that is put in, once there is one. */
  private static final class Answers {
    private volatile byte[] response = new byte[0];

    ScriptedServer server() {
      return new ScriptedServer((request, out) -> ScriptedServer.write(out, 200, response));
    }
  }

  @Test
  void aResponseIsFetched_kept_andThereAfterARestart() throws Exception {
    Answers answers = new Answers();
    LabCertificate leaf;
    try (ScriptedServer server = answers.server();
        StapleStore store = StapleStore.builder().directory(directory).build()) {
      leaf = leaf(server);
      answers.response = good(leaf);
      Stapled stapled = store.track(chain(leaf));
      await(() -> !stapled.responses().isEmpty());
      assertThat(stapled.responses()).containsExactly(answers.response);
      assertThat(store.track(chain(leaf))).isSameAs(stapled);
      assertThat(stapled.status()).hasSize(2);
      assertThat(stapled.status().get(0).source()).isEqualTo(server.url().toString());
      assertThat(stapled.status().get(0).lastError()).isNull();
      await(() -> Arrays.toString(directory.toFile().list()).endsWith(".ocsp]"));
    }
    try (StapleStore again = StapleStore.builder().directory(directory).build()) {
      assertThat(again.track(chain(leaf)).responses()).containsExactly(answers.response);
    }
    await(() -> threads().isEmpty());
  }

  @Test
  void intermediates_areStapledToo() throws Exception {
    Answers forAuthority = new Answers();
    Answers forLeaf = new Answers();
    try (ScriptedServer first = forAuthority.server();
        ScriptedServer second = forLeaf.server();
        StapleStore store = StapleStore.builder().build()) {
      LabCertificate authority =
          PKI.certificate().commonName("Sub").ca().ocsp(first.url().toString()).signedBy(ROOT);
      LabCertificate leaf =
          PKI.server("mx.example.test").ocsp(second.url().toString()).signedBy(authority);
      forAuthority.response = good(authority);
      forLeaf.response = good(leaf);
      Stapled stapled = store.track(chain(leaf));
      await(() -> stapled.responses().size() == 2 && stapled.responses().get(0).length > 0);
      assertThat(stapled.responses()).containsExactly(forLeaf.response, forAuthority.response);
    }
  }

  @Test
  void hungResponders_holdFewThreads_andDelayNobody() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    try (ScriptedServer hung = new ScriptedServer((request, out) -> end.await())) {
      List<Stapled> held = new ArrayList<>();
      StapleStore store = StapleStore.builder().timeout(Duration.ofSeconds(30)).build();
      try (store) {
        for (int i = 0; i < 20; i++) {
          List<X509Certificate> chain = chain(leaf(hung));
          long begin = System.nanoTime();
          Stapled stapled = store.track(chain);
          assertThat(stapled.responses()).isEmpty();
          assertThat(stapled.isServable()).isTrue();
          assertThat(System.nanoTime() - begin).isLessThan(Duration.ofSeconds(5).toNanos());
          held.add(stapled);
        }
        await(() -> hung.requestCount() == 4);
        assertThat(threads()).hasSizeLessThanOrEqualTo(1 + 4 + 2);
      }
      await(() -> threads().isEmpty());
      assertThat(hung.requestCount()).isEqualTo(4);
      assertThat(held).allSatisfy(stapled -> assertThat(stapled.responses()).isEmpty());
    } finally {
      end.countDown();
    }
  }

  @Test
  void withoutACertificateThatNamesAResponder_thereIsNoThread() {
    try (StapleStore store = StapleStore.builder().build()) {
      Stapled stapled = store.track(chain(PKI.leaf(ROOT, "mx.example.test")));
      assertThat(stapled.responses()).isEmpty();
      assertThat(store.track(List.of()).responses()).isEmpty();
      assertThat(threads()).isEmpty();
    }
  }

  @Test
  void aChainThatNobodyHolds_isLetGo() throws Exception {
    Answers answers = new Answers();
    try (ScriptedServer server = answers.server();
        Tracker tracker =
            new Tracker(
                null,
                List.of(),
                false,
                Clock.systemUTC(),
                new HttpTransport(Duration.ofSeconds(5), null),
                new TrustAnchors(List::of))) {
      for (int i = 0; i < 5; i++) {
        assertThat(tracker.track(chain(leaf(server))).responses()).isEmpty();
      }
      await(() -> {
        System.gc();
        return tracker.count() == 0;
      });
    }
  }

  @Test
  void ofSeveralIssuersOfOneName_theOneThatSignedCounts() throws Exception {
    LabCertificate namesake = PKI.root("Root");
    Answers answers = new Answers();
    try (ScriptedServer server = answers.server();
        StapleStore store = StapleStore.builder().build()) {
      LabCertificate leaf = leaf(server);
      answers.response = good(leaf);
      Stapled stapled = store.track(List.of(leaf.x509(), namesake.x509(), ROOT.x509()));
      await(() -> !stapled.responses().isEmpty());
      assertThat(stapled.responses()).containsExactly(answers.response);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"SunX509", "PKIX"})
  void aKeyManager_isMadeToStaple(String algorithm) throws Exception {
    Answers answers = new Answers();
    try (ScriptedServer server = answers.server();
        StapleStore store = StapleStore.builder().build()) {
      LabCertificate leaf = leaf(server);
      answers.response = good(leaf);
      X509ExtendedKeyManager keys = keyManager(leaf, algorithm);
      X509ExtendedKeyManager stapling = store.stapling(keys);
      assertThat(store.stapling(stapling)).isSameAs(stapling);
      String alias = stapling.chooseEngineServerAlias("EC", null, null);
      assertThat(alias).isNotNull();
      assertThat(stapling.getCertificateChain(alias)).isEqualTo(keys.getCertificateChain(alias));
      assertThat(stapling.getPrivateKey(alias)).isEqualTo(keys.getPrivateKey(alias));
      StaplingKeys staples = (StaplingKeys) stapling;
      await(() -> !staples.staples(alias).isEmpty());
      assertThat(staples.staples(alias)).containsExactly(answers.response);
      String later = stapling.chooseEngineServerAlias("EC", null, null);
      assertThat(staples.staples(String.valueOf(later))).isSameAs(staples.staples(alias));
      assertThat(staples.staples("nobody")).isEmpty();
    }
  }

  @Test
  void aKeyThatDemandsAStaple_isRefusedUntilThereIsOne() throws Exception {
    Answers answers = new Answers();
    try (ScriptedServer server = answers.server();
        StapleStore store =
            StapleStore.builder().refuseWithoutStaple(true).directory(directory).build()) {
      LabCertificate leaf =
          PKI.server("mx.example.test").ocsp(server.url().toString()).mustStaple().signedBy(ROOT);
      answers.response = LabOcspResponse.unsuccessful(3);
      X509ExtendedKeyManager stapling = store.stapling(keyManager(leaf, "SunX509"));
      assertThat(stapling.chooseEngineServerAlias("EC", null, null)).isNull();
      assertThat(stapling.chooseServerAlias("EC", null, null)).isNull();
    }
  }

  private static X509ExtendedKeyManager keyManager(LabCertificate certificate, String algorithm)
      throws Exception {
    KeyStore keys = certificate.keyStore("secret".toCharArray());
    KeyManagerFactory factory = KeyManagerFactory.getInstance(algorithm);
    factory.init(keys, "secret".toCharArray());
    return (X509ExtendedKeyManager) factory.getKeyManagers()[0];
  }

  @Test
  void everyFetch_isAnEvent() throws Exception {
    Path file = directory.resolve("fetches.jfr");
    Answers answers = new Answers();
    try (ScriptedServer server = answers.server();
        Recording recording = new Recording()) {
      recording.enable("postern.StapleFetch");
      recording.start();
      LabCertificate leaf = leaf(server);
      answers.response = good(leaf);
      try (StapleStore store = StapleStore.builder().build()) {
        Stapled stapled = store.track(chain(leaf));
        await(() -> !stapled.responses().isEmpty());
        await(() -> server.requestCount() == 1);
      }
      await(() -> threads().isEmpty());
      recording.stop();
      recording.dump(file);
      List<RecordedEvent> events = RecordingFile.readAllEvents(file);
      assertThat(events)
          .singleElement()
          .satisfies(event -> {
            assertThat(event.getString("subject")).isEqualTo("CN=mx.example.test");
            assertThat(event.getString("responder")).isEqualTo(server.url().toString());
            assertThat(event.getString("verdict")).isEqualTo("Good");
            assertThat(event.getString("reason")).startsWith("good until ");
            assertThat(event.getLong("octets")).isEqualTo(answers.response.length);
          });
    }
  }

  @Test
  void aTimeoutOutOfRange_isRefused() {
    assertThatThrownBy(() -> StapleStore.builder().timeout(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> StapleStore.builder().timeout(Duration.ofDays(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
