// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.tls;

import java.io.IOException;
import javax.net.ssl.SSLSession;

/** A TLS connection with blocking I/O, by an SSLSocket or by an SSLEngine on a socket. */
public interface TlsStream extends AutoCloseable {
  void handshake() throws IOException;

  SSLSession session();

  /** As {@link java.io.InputStream#read(byte[], int, int)}. */
  int read(byte[] octets, int offset, int length) throws IOException;

  void write(byte[] octets, int offset, int length) throws IOException;

  /** Sends close_notify and closes the socket. */
  @Override
  void close() throws IOException;
}
