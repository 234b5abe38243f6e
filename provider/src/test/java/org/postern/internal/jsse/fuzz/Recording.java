// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bouncycastle.tls.TlsProtocol;

/** Records what an honest peer sends to our engine, as seeds for the fuzz targets. */
final class Recording {
  private static final int TURNS = 10;

  private Recording() {}

  static byte[] of(boolean client, Distortion which) throws IOException {
    Target target =
        new Target(client, which.clientAuthentication(), which.tls13() ? "TLSv1.3" : "TLSv1.2");
    TlsProtocol peer = client ? new LyingServer(which) : new LyingClient(which);
    ByteArrayOutputStream recorded = new ByteArrayOutputStream();
    for (int turn = 0; turn < TURNS; turn++) {
      byte[] octets = target.output();
      if (octets.length > 0) {
        peer.offerInput(octets);
      }
      byte[] out = new byte[peer.getAvailableOutputBytes()];
      peer.readOutput(out, 0, out.length);
      recorded.write(out);
      target.feed(out);
    }
    if (!target.finished()) {
      throw new IllegalStateException("the handshake did not end", target.failure());
    }
    return recorded.toByteArray();
  }

  /** Writes the seeds below the directory given: one per handshake, in one piece and in small. */
  public static void main(String[] arguments) throws IOException {
    for (boolean client : new boolean[] {true, false}) {
      String side = client ? "Client" : "Server";
      String method = client ? "anyServerOctets" : "anyClientOctets";
      Path directory =
          Path.of(arguments[0], side + "EngineFuzzTestInputs", method + "_areTakenOrRefused");
      Files.createDirectories(directory);
      for (byte first = 0; first < 4; first++) {
        byte[] recorded = of(client, new Distortion(new byte[] {first}));
        for (byte pieces : new byte[] {0, 4}) {
          byte[] seed = new byte[recorded.length + 1];
          seed[0] = (byte) (first | pieces);
          System.arraycopy(recorded, 0, seed, 1, recorded.length);
          String name =
              ((first & 1) == 0 ? "tls13" : "tls12")
                  + ((first & 2) == 0 ? "" : "-client-auth")
                  + (pieces == 0 ? "" : "-pieces");
          Files.write(directory.resolve(name), seed);
        }
      }
    }
  }
}
