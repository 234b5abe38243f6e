// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.keys.IdentityStatus;
import org.postern.keys.ServerIdentity;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabKeyType;
import org.postern.lab.pki.LabPki;
import org.postern.lab.pki.LabTls;
import org.postern.smtp.FakeResolver;

/** A server's identity by the configuration. */
@Timeout(60)
class PosternIdentityTest {
  private final LabPki pki = new LabPki();
  private final LabCertificate root = pki.root("Lab");

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  private LabCertificate certificate(String name, LabKeyType type) {
    return pki.server(name).key(type).signedBy(root);
  }

  private Path write(String name, String content) throws Exception {
    Path file = Files.writeString(directory.resolve(name), content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return file;
  }

  private static PosternConfig.Builder config(Path chain) {
    return PosternConfig.builder().set(PosternKey.IDENTITY_CHAIN, chain.toString());
  }

  /** Returns what a client is shown that asks for a name. */
  private Certificate shown(SSLContext server, String name) throws Exception {
    try (SSLServerSocket listener =
        (SSLServerSocket)
            server
                .getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Void> served =
          CompletableFuture.runAsync(() -> {
            try (SSLSocket accepted = (SSLSocket) listener.accept()) {
              accepted.setSoTimeout(20_000);
              accepted.startHandshake();
              assertThat(accepted.getInputStream().read()).isEqualTo('x');
            } catch (IOException e) {
              throw new IllegalStateException(e);
            }
          });
      try (SSLSocket client =
          (SSLSocket)
              LabTls.client(root)
                  .getSocketFactory()
                  .createSocket(
                      new Socket(listener.getInetAddress(), listener.getLocalPort()),
                      name,
                      listener.getLocalPort(),
                      true)) {
        client.setSoTimeout(20_000);
        client.startHandshake();
        client.getOutputStream().write('x');
        return client.getSession().getPeerCertificates()[0];
      } finally {
        served.get(20, TimeUnit.SECONDS);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"postern", "jdk"})
  void theIdentity_andTheServersOwnKeys_areShownByName(String engine) throws Exception {
    LabCertificate mine = certificate("mx.test.example", LabKeyType.P256);
    LabCertificate theirs = certificate("own.test.example", LabKeyType.RSA_2048);
    Path chain = write("mx.pem", mine.chainPem());
    Path key = write("mx.key", mine.privateKeyPem());
    PosternConfig config =
        config(chain)
            .set(PosternKey.IDENTITY_KEY, key.toString())
            .set(PosternKey.TLS_ENGINE, engine)
            .build();
    try (Postern postern = Postern.create(config)) {
      KeyManager[] own = LabTls.keyManagers(theirs.chain());
      SSLContext server = postern.tls().server(postern.serverKeys(own));
      assertThat(shown(server, "mx.test.example")).isEqualTo(mine.x509());
      assertThat(shown(server, "unknown.example")).isEqualTo(mine.x509());
      SSLContext alone = postern.tls().server(postern.serverKeys(new KeyManager[0]));
      assertThat(shown(alone, "own.test.example")).isEqualTo(mine.x509());
      assertThat(postern.identity())
          .get()
          .extracting(identity -> identity.status().get(0).shown().get(0).names())
          .asString()
          .contains("mx.test.example");
    }
  }

  @Test
  void withoutAnIdentity_theServersKeysAreItsOwn() throws Exception {
    try (Postern postern = Postern.create(PosternConfig.defaults())) {
      KeyManager[] own =
          LabTls.keyManagers(certificate("own.test.example", LabKeyType.P256).chain());
      assertThat(postern.identity()).isEmpty();
      assertThat(postern.serverKeys(own)).containsExactly(own);
      assertThat(postern.staples()).isEmpty();
    }
  }

  @Test
  void anIdentityWithoutFiles_hasNothingToShowYet_andSaysSo() throws Exception {
    LabCertificate mine = certificate("mx.test.example", LabKeyType.P256);
    Path file = directory.resolve("mx.pem");
    try (Postern postern = Postern.create(config(file).build())) {
      ServerIdentity identity = postern.identity().orElseThrow();
      IdentityStatus before = identity.status().get(0);
      assertThat(before.shown()).isEmpty();
      assertThat(before.lastError()).contains(file.toString());
      write("mx.pem", mine.chainPem() + mine.privateKeyPem());
      assertThat(identity.reload()).isTrue();
      SSLContext server = postern.tls().server(postern.serverKeys(new KeyManager[0]));
      assertThat(shown(server, "mx.test.example")).isEqualTo(mine.x509());
    }
  }

  @Test
  void chainsAndKeysThatAreNotOneForOne_areRefusedByName() {
    PosternConfig config =
        PosternConfig.builder()
            .set(PosternKey.IDENTITY_CHAIN, "a.pem,b.pem")
            .set(PosternKey.IDENTITY_KEY, "a.key")
            .build();
    assertThatThrownBy(() -> Postern.create(config))
        .isInstanceOf(PosternConfigException.class)
        .hasMessageStartingWith("postern.identity.key: it names 1 files for the 2 of");
    PosternConfig keysAlone = PosternConfig.builder().set(PosternKey.IDENTITY_KEY, "a.key").build();
    assertThatThrownBy(() -> Postern.create(keysAlone))
        .isInstanceOf(PosternConfigException.class)
        .hasMessageContaining("for the 0 of postern.identity.chain");
  }

  @Test
  void aFailure_isNotTakenForNoIdentity_byWhoeverAsksNext() {
    PosternConfig config =
        config(directory.resolve("mx.pem")).set(PosternKey.OCSP_STAPLING, "off").build();
    try (ServerKeys keys =
        new ServerKeys(new Settings(config), new FakeResolver(), new BrokenClock())) {
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(keys::identity).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> keys.completed(new KeyManager[0]))
            .isInstanceOf(IllegalStateException.class);
      }
    }
  }

  private static final class BrokenClock extends Clock {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      throw new IllegalStateException("no time");
    }
  }
}
