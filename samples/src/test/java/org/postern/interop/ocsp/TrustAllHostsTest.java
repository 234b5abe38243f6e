// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.ocsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.security.Security;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.eclipse.angus.mail.util.MailSSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.PosternProvider;
import org.postern.interop.ocsp.StapleWorld.Staple;
import org.postern.lab.pki.FixedKey;
import org.postern.lab.pki.LabCertificate;

/**
 * Jakarta Mail on Postern's provider: with {@code mail.smtp.ssl.trust} nobody is authenticated,
 * though its trust manager names the JVM's authorities. Without it, everybody is.
 */
@Tag("interop")
@Timeout(120)
class TrustAllHostsTest {
  private final PosternProvider provider = new PosternProvider();

  @BeforeEach
  void register() {
    Security.insertProviderAt(provider, 1);
  }

  @AfterEach
  void remove() {
    Security.removeProvider(PosternProvider.NAME);
  }

  @ParameterizedTest
  @CsvSource({"false,", "false,EXPIRED", "false,TRY_LATER", "true,", "true,UNKNOWN"})
  void whoTrustsAllHosts_takesWhateverIsStapled(boolean demanding, @Nullable Staple staple)
      throws Exception {
    for (boolean byName : new boolean[] {false, true}) {
      assertThat(failure(demanding, staple, byName)).as("by name %s", byName).isNull();
    }
  }

  @ParameterizedTest
  @CsvSource({"false", "true"})
  void revoked_isRefused(boolean demanding) throws Exception {
    assertThat(failure(demanding, Staple.REVOKED, false)).startsWith("certificate_revoked(44)");
  }

  /** Returns why the client refuses the server, null if it does not. */
  private @Nullable String failure(boolean demanding, @Nullable Staple staple, boolean byName)
      throws Exception {
    MailSSLSocketFactory factory = new MailSSLSocketFactory();
    if (byName) {
      factory.setTrustedHosts(StapleWorld.HOST);
    } else {
      factory.setTrustAllHosts(true);
    }
    try (StapleWorld world = new StapleWorld();
        SSLServerSocket listener = listener(demanding ? world.demanding : world.plain, staple)) {
      CompletableFuture<Void> served =
          CompletableFuture.runAsync(() -> {
            try (SSLSocket accepted = (SSLSocket) listener.accept()) {
              accepted.setSoTimeout(20_000);
              accepted.startHandshake();
              accepted.getInputStream().read();
            } catch (IOException e) {
              // The client says why.
            }
          });
      try (SSLSocket socket =
          (SSLSocket) factory.createSocket(StapleWorld.HOST, listener.getLocalPort())) {
        socket.setSoTimeout(20_000);
        socket.startHandshake();
        assertThat(socket.getSession().getPeerCertificates()).isNotEmpty();
        return null;
      } catch (SSLException e) {
        return e.getMessage();
      } finally {
        served.get(30, TimeUnit.SECONDS);
      }
    }
  }

  private SSLServerSocket listener(LabCertificate leaf, @Nullable Staple staple) throws Exception {
    List<byte[]> staples = staple == null ? List.of() : StapleWorld.staples(staple, leaf);
    SSLContext context = SSLContext.getInstance("TLS", provider);
    context.init(new KeyManager[] {new FixedKey(leaf).withStaples(staples)}, null, null);
    return (SSLServerSocket)
        context
            .getServerSocketFactory()
            .createServerSocket(0, 1, InetAddress.getByName(StapleWorld.HOST));
  }
}
