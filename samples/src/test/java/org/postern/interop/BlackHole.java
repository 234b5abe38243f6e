// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * Port 53 of an address where datagrams are taken and connections accepted, and nothing is ever
 * answered.
 */
final class BlackHole implements AutoCloseable {
  private final DatagramSocket udp;
  private final ServerSocket tcp;

  BlackHole(String address) {
    try {
      udp = new DatagramSocket(new InetSocketAddress(address, 53));
      tcp = new ServerSocket(53, 50, InetAddress.getByName(address));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    udp.close();
    try {
      tcp.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
