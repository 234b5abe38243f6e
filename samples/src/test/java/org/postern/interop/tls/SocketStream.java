// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.tls;

import java.io.IOException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/** An {@link SSLSocket}. */
public record SocketStream(SSLSocket socket) implements TlsStream {
  @Override
  public void handshake() throws IOException {
    socket.startHandshake();
  }

  @Override
  public SSLSession session() {
    return socket.getSession();
  }

  @Override
  public int read(byte[] octets, int offset, int length) throws IOException {
    return socket.getInputStream().read(octets, offset, length);
  }

  @Override
  public void write(byte[] octets, int offset, int length) throws IOException {
    socket.getOutputStream().write(octets, offset, length);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
