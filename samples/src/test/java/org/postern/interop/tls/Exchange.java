// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Sends a payload and gets it back, in chunks of random length. */
public final class Exchange {
  private Exchange() {}

  /** The client's part: writes and reads at the same time, and compares. */
  public static void request(TlsStream stream, long seed) throws IOException {
    byte[] payload = Payload.octets(seed);
    CompletableFuture<Void> writer =
        CompletableFuture.runAsync(() -> writeAll(stream, payload, seed), Threads::start);
    byte[] back = new byte[payload.length];
    int count = fill(stream, back, new Random(seed));
    try {
      writer.join();
    } catch (CompletionException e) {
      throw new IOException("writing failed after " + count + " octets came back", e.getCause());
    }
    assertThat(count).as("octets that came back").isEqualTo(payload.length);
    assertThat(back).as("what came back").isEqualTo(payload);
  }

  /** The server's part: reads a whole payload, then sends it back. Returns the octets read. */
  public static int echo(TlsStream stream, long seed) throws IOException {
    byte[] payload = new byte[Payload.LENGTH];
    int count = fill(stream, payload, new Random(seed));
    if (count == payload.length) {
      writeAll(stream, payload, seed);
    }
    return count;
  }

  private static int fill(TlsStream stream, byte[] octets, Random random) throws IOException {
    int count = 0;
    while (count < octets.length) {
      int room = Math.min(octets.length - count, 1 + random.nextInt(40_000));
      int read = stream.read(octets, count, room);
      if (read < 0) {
        break;
      }
      count += read;
    }
    return count;
  }

  private static void writeAll(TlsStream stream, byte[] octets, long seed) {
    Random random = new Random(~seed);
    try {
      for (int from = 0; from < octets.length; ) {
        int length = Math.min(octets.length - from, 1 + random.nextInt(40_000));
        stream.write(octets, from, length);
        from += length;
      }
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }
}
