// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.internal.jsse.Contexts.Kind;

/** A client's flight is one write: no part of it waits for an acknowledgement of another. */
@Timeout(60)
class ClientFlightsTest {
  @ParameterizedTest
  @CsvSource({
    "TLSv1.3, POSTERN, 20",
    "TLSv1.3, SUN, 20",
    "TLSv1.2, POSTERN, 22",
    "TLSv1.2, SUN, 22"
  })
  void noFlight_beginsWithAWriteOfItsOwn(String version, Kind serverKind) throws Exception {
    SSLContext serverContext = Contexts.server(serverKind);
    InetAddress loopback = InetAddress.getLoopbackAddress();
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (ServerSocket listener =
            serverContext.getServerSocketFactory().createServerSocket(0, 5, loopback);
        WatchedSocket under = new WatchedSocket(loopback, listener.getLocalPort());
        SSLSocket server = (SSLSocket) listener.accept();
        SSLSocket client =
            (SSLSocket)
                Contexts.client(Kind.POSTERN)
                    .getSocketFactory()
                    .createSocket(under, Contexts.HOST, 25, false)) {
      client.setEnabledProtocols(new String[] {version});
      Future<?> shaken =
          thread.submit(() -> {
            server.startHandshake();
            return null;
          });
      client.startHandshake();
      SocketPair.get(shaken);

      assertThat(client.getSession().getProtocol()).isEqualTo(version);
      assertThat(under.writes)
          .as("the lengths of what was written, those of whole flights left out")
          .extracting(write -> write.length > 40 ? 0 : write.length)
          .hasSizeBetween(2, 3)
          .containsOnly(0);
    } finally {
      thread.shutdownNow();
    }
  }

  private static final class WatchedSocket extends Socket {
    final List<byte[]> writes = new CopyOnWriteArrayList<>();

    WatchedSocket(InetAddress address, int port) throws IOException {
      super(address, port);
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
      return new FilterOutputStream(super.getOutputStream()) {
        @Override
        public void write(byte[] octets, int offset, int length) throws IOException {
          writes.add(java.util.Arrays.copyOfRange(octets, offset, offset + length));
          out.write(octets, offset, length);
        }
      };
    }
  }
}
