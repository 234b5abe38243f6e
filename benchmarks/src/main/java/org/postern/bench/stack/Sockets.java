// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.stack;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLSocket;

/** Endpoints that turn a connected socket into one with TLS, as STARTTLS needs it. */
public interface Sockets extends Endpoints {

  /** Returns a client's socket over a connected one, configured, the handshake not begun. */
  SSLSocket client(Socket connected) throws IOException;

  /** Returns a server's socket over an accepted one, configured, the handshake not begun. */
  SSLSocket server(Socket accepted) throws IOException;
}
