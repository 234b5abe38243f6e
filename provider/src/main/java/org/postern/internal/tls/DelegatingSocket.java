// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.tls;

import java.io.IOException;
import javax.net.ssl.SSLSocket;
import org.postern.internal.jsse.ForwardingSocket;

/** A socket over one that has TLS itself, and closes it as TLS demands. */
abstract class DelegatingSocket extends ForwardingSocket {

  final SSLSocket socket;

  DelegatingSocket(SSLSocket socket) {
    super(socket);
    this.socket = socket;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  @Override
  public void shutdownInput() throws IOException {
    socket.shutdownInput();
  }

  @Override
  public void shutdownOutput() throws IOException {
    socket.shutdownOutput();
  }

  @Override
  public boolean isClosed() {
    return socket.isClosed();
  }

  @Override
  public boolean isInputShutdown() {
    return socket.isInputShutdown();
  }

  @Override
  public boolean isOutputShutdown() {
    return socket.isOutputShutdown();
  }

  @Override
  public String toString() {
    return socket.toString();
  }
}
