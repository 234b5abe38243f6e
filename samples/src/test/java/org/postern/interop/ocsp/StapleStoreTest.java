// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.ocsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postern.interop.Await;
import org.postern.interop.Command;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabKeyType;
import org.postern.lab.pki.LabPki;
import org.postern.ocsp.StapleStatus;
import org.postern.ocsp.StapleStore;
import org.postern.ocsp.Stapled;

/** What the store makes of a real responder, {@code openssl ocsp} (G1 to G6, G14). */
@Tag("interop")
@Timeout(120)
class StapleStoreTest {
  private static final LabPki PKI = new LabPki();

  @TempDir Path directory;

  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
  private OpensslResponder responder;
  private LabCertificate authority;
  private LabCertificate leaf;

  @BeforeEach
  void prepare() throws Exception {
    responder = new OpensslResponder(Files.createDirectory(directory.resolve("responder")));
    authority = PKI.root("Responder Test");
    leaf = PKI.server("mx.example.test").ocsp(responder.url()).signedBy(authority);
    responder.answersFor(authority, authority);
  }

  @AfterEach
  void stop() {
    responder.close();
  }

  private StapleStore.Builder store() {
    return StapleStore.builder()
        .clock(() -> Instant.now().plus(ahead.get()))
        .timeout(Duration.ofSeconds(2));
  }

  private static List<X509Certificate> chain(LabCertificate certificate) throws Exception {
    List<X509Certificate> chain = new ArrayList<>();
    for (LabCertificate each : certificate.chain()) {
      chain.add(each.x509());
    }
    return chain;
  }

  private static LabCertificate responderOf(LabCertificate authority, KeyPurposeId purpose) {
    return PKI.certificate()
        .commonName("Delegate")
        .key(LabKeyType.RSA_2048)
        .keyUsage(KeyUsage.digitalSignature)
        .purposes(purpose)
        .signedBy(authority);
  }

  private static void await(BooleanSupplier condition) {
    Await.until("the store of staples", Duration.ofSeconds(30), condition);
  }

  /** Waits for the first outcome of a fetch. */
  private static StapleStatus outcome(Stapled stapled) {
    await(() -> !stapled.responses().isEmpty() || stapled.status().get(0).lastError() != null);
    return stapled.status().get(0);
  }

  @ParameterizedTest
  @EnumSource(
      value = LabKeyType.class,
      names = {"P256", "P384", "RSA_2048", "ED25519"})
  void good_isStapled_whateverTheKeyOfTheAuthority(LabKeyType type) throws Exception {
    LabCertificate ca = PKI.certificate().key(type).commonName("CA").ca().selfSigned();
    LabCertificate own = PKI.server("mx.example.test").ocsp(responder.url()).signedBy(ca);
    responder.answersFor(ca, ca).good(own).start();
    try (StapleStore store = store().build()) {
      Stapled stapled = store.track(chain(own));
      assertThat(outcome(stapled).lastError()).isNull();
      BasicOCSPResp seen =
          (BasicOCSPResp) new OCSPResp(stapled.responses().get(0)).getResponseObject();
      assertThat(seen.getResponses()[0].getCertID().getSerialNumber())
          .isEqualTo(own.holder().getSerialNumber());
      assertThat(seen.getResponses()[0].getCertStatus()).isNull();
    }
  }

  @Test
  void good_byADelegate_isStapled() throws Exception {
    LabCertificate delegate = responderOf(authority, KeyPurposeId.id_kp_OCSPSigning);
    responder.answersFor(authority, delegate).good(leaf).start();
    try (StapleStore store = store().build()) {
      Stapled stapled = store.track(chain(leaf));
      assertThat(outcome(stapled).lastError()).isNull();
      assertThat(stapled.responses()).hasSize(1);
    }
  }

  @Test
  void withoutNextUpdate_itIsStapledForADay() throws Exception {
    responder.options().good(leaf).start();
    try (StapleStore store = store().build()) {
      Stapled stapled = store.track(chain(leaf));
      StapleStatus status = outcome(stapled);
      assertThat(Duration.between(status.thisUpdate(), status.nextUpdate()))
          .isEqualTo(Duration.ofDays(1));
    }
  }

  private void assertNothing(String error) throws Exception {
    try (StapleStore store = store().build()) {
      Stapled stapled = store.track(chain(leaf));
      assertThat(outcome(stapled).lastError()).contains(error);
      assertThat(stapled.responses()).isEmpty();
    }
  }

  @Test
  void revoked_isNotStapled() throws Exception {
    responder.revoked(leaf).start();
    assertNothing("the certificate is revoked since 2026-11-01T00:00:00Z (key compromise)");
  }

  @Test
  void unknown_isNotStapled() throws Exception {
    responder.start();
    assertNothing("the responder does not know the certificate");
  }

  @Test
  void aBadSignature_isNotStapled() throws Exception {
    responder.options("-ndays", "7", "-badsig").good(leaf).start();
    assertNothing("the signature is not made with the key of \"Responder Test\"");
  }

  @Test
  void aDelegateWithoutThePurpose_isNotBelieved() throws Exception {
    LabCertificate delegate = responderOf(authority, KeyPurposeId.id_kp_serverAuth);
    responder.answersFor(authority, delegate).good(leaf).start();
    assertNothing("is not for signing OCSP responses");
  }

  @Test
  void aDelegateOfAnotherAuthority_isNotBelieved() throws Exception {
    LabCertificate delegate =
        responderOf(PKI.root("Responder Test"), KeyPurposeId.id_kp_OCSPSigning);
    responder.answersFor(authority, delegate).good(leaf).start();
    assertNothing("is not issued by the authority");
  }

  @Test
  void sha1Signatures_areNotBelieved() throws Exception {
    LabCertificate ca =
        PKI.certificate().key(LabKeyType.RSA_2048).commonName("CA").ca().selfSigned();
    leaf = PKI.server("mx.example.test").ocsp(responder.url()).signedBy(ca);
    responder.answersFor(ca, ca).options("-ndays", "7", "-rmd", "sha1").good(leaf).start();
    assertNothing("SHA-1");
  }

  @Test
  void aResponderForAnotherAuthority_isNotStapled() throws Exception {
    LabCertificate other = PKI.root("Another");
    responder.answersFor(other, other).good(leaf).start();
    try (StapleStore store = store().build()) {
      Stapled stapled = store.track(chain(leaf));
      assertThat(outcome(stapled).lastError()).isNotBlank();
      assertThat(stapled.responses()).isEmpty();
    }
  }

  @Test
  void aClockThatIsWrong_meansOfTheFutureOrExpired() throws Exception {
    responder.good(leaf).start();
    ahead.set(Duration.ofDays(-1));
    assertNothing("of the future");
    ahead.set(Duration.ofDays(8));
    assertNothing("past its time");
  }

  @Test
  void aHungResponder_givesNothing_inTime() throws Exception {
    responder.good(leaf).start();
    responder.hang();
    assertNothing("has not answered within 2000 ms");
  }

  @Test
  void aDeadResponder_givesNothing() throws Exception {
    assertNothing("ConnectException");
  }

  /** Half its life is over, the responder hangs or is dead, and then the server restarts. */
  @Test
  void whatWasFetched_isStapledOn_andAfterARestart() throws Exception {
    LabCertificate another =
        PKI.server("mx.example.test").ocsp(responder.url()).signedBy(authority);
    Path state = directory.resolve("state");
    responder.good(leaf).good(another).start();
    byte[] fetched;
    try (StapleStore store = store().directory(state).build()) {
      Stapled stapled = store.track(chain(leaf));
      assertThat(outcome(stapled).lastError()).isNull();
      fetched = stapled.responses().get(0);
      responder.hang();
      ahead.set(Duration.ofDays(5));
      Stapled other = store.track(chain(another)); // Has everything looked at.
      assertThat(outcome(other).lastError()).contains("has not answered");
      await(() -> stapled.status().get(0).lastError() != null);
      long begin = System.nanoTime();
      for (int i = 0; i < 10_000; i++) {
        assertThat(stapled.responses().get(0)).isSameAs(fetched);
      }
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    }
    responder.stop();
    try (StapleStore store = store().directory(state).build()) {
      Stapled stapled = store.track(chain(leaf));
      assertThat(stapled.responses()).containsExactly(fetched);
      await(() -> stapled.status().get(0).lastError() != null);
      assertThat(stapled.responses()).containsExactly(fetched);
      ahead.set(Duration.ofDays(7).plusMinutes(1));
      assertThat(stapled.responses()).isEmpty();
    }
  }

  @Test
  void theCommandLineOfOpenssl_agreesThatTheResponseIsGood() throws Exception {
    responder.good(leaf).start();
    try (StapleStore store = store().build()) {
      Stapled stapled = store.track(chain(leaf));
      assertThat(outcome(stapled).lastError()).isNull();
      Path response = Files.write(directory.resolve("r.der"), stapled.responses().get(0));
      Path ca = Files.writeString(directory.resolve("ca.pem"), authority.pem());
      Path certificate = Files.writeString(directory.resolve("leaf.pem"), leaf.pem());
      List<String> command = new ArrayList<>(List.of("openssl", "ocsp", "-no_nonce"));
      command.addAll(List.of("-respin", response.toString(), "-CAfile", ca.toString()));
      command.addAll(List.of("-issuer", ca.toString(), "-cert", certificate.toString()));
      assertThat(Command.attempt(directory, command, Duration.ofSeconds(20)).output())
          .contains("Response verify OK", "leaf.pem: good");
    }
  }
}
