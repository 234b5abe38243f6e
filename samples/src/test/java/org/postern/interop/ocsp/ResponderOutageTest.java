// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.ocsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postern.PosternProvider;
import org.postern.interop.Await;
import org.postern.lab.pki.LabCertificate;
import org.postern.ocsp.StapleStore;

/**
 * A responder that hangs, and one that is gone, with a stock key manager and a certificate that
 * demands a staple: every handshake has it, none waits (G14).
 */
@Tag("interop")
@Timeout(120)
class ResponderOutageTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int HANDSHAKES = 100;

  /** Shorter than a fetch is given, on however busy a machine. */
  private static final Duration LONGEST = Duration.ofSeconds(5);

  @Test
  void everyHandshakeHasItsStaple_whateverTheResponderDoes() throws Exception {
    try (StapleWorld world = new StapleWorld();
        FixedResponder responder = new FixedResponder()) {
      LabCertificate leaf =
          world
              .pki()
              .server(StapleWorld.HOST)
              .mustStaple()
              .ocsp(responder.url())
              .signedBy(world.authority);
      responder.answer(StapleWorld.response(StapleWorld.Staple.GOOD, leaf));
      Path state = Files.createDirectory(world.directory().resolve("state"));
      X509ExtendedKeyManager stock = keys(leaf);
      AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

      try (StapleStore store =
          StapleStore.builder()
              .directory(state)
              .clock(() -> Instant.now().plus(ahead.get()))
              .build()) {
        X509ExtendedKeyManager stapling = store.stapling(stock);
        var stapled = store.track(List.of(leaf.x509(), world.authority.x509()));
        Await.until("the first staple", LIMIT, () -> !stapled.responses().isEmpty());
        shake(world, stapling);

        responder.hangFromNowOn();
        int asked = responder.asked();
        ahead.set(Duration.ofDays(4)); // of the seven for which the response is valid
        store.track(List.of(world.plain.x509(), world.authority.x509())); // has it look at the time
        Await.until("a fetch that hangs", LIMIT, () -> responder.asked() > asked);
        shake(world, stapling);
      }

      responder.close();
      try (StapleStore restarted = StapleStore.builder().directory(state).build()) {
        shake(world, restarted.stapling(stock));
      }
    }
  }

  private static X509ExtendedKeyManager keys(LabCertificate leaf) throws Exception {
    char[] password = "interop".toCharArray();
    KeyManagerFactory factory = KeyManagerFactory.getInstance("SunX509", "SunJSSE");
    KeyStore store = leaf.keyStore(password);
    factory.init(store, password);
    return (X509ExtendedKeyManager) factory.getKeyManagers()[0];
  }

  /** Full handshakes only: the client refuses what is not stapled. */
  private static void shake(StapleWorld world, X509ExtendedKeyManager keys) throws Exception {
    SSLContext client = client(world);
    try (GreetingServer server = new GreetingServer(keys)) {
      for (int i = 0; i < HANDSHAKES; i++) {
        Instant begin = Instant.now();
        try (SSLSocket socket = open(client, server.port())) {
          socket.startHandshake();
          ExtendedSSLSession session = (ExtendedSSLSession) socket.getSession();
          assertThat(session.getStatusResponses()).hasSize(1);
          session.invalidate();
        }
        assertThat(Duration.between(begin, Instant.now())).isLessThan(LONGEST);
      }
    }
  }

  private static SSLContext client(StapleWorld world) throws Exception {
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX", new PosternProvider());
    factory.init(world.trusted());
    SSLContext context = SSLContext.getInstance("TLS", new PosternProvider());
    context.init(null, factory.getTrustManagers(), null);
    return context;
  }

  private static SSLSocket open(SSLContext context, int port) throws IOException {
    SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout((int) LIMIT.toMillis());
    return socket;
  }
}
