// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A stream with what was read of it before in front. Used by one thread at a time. */
final class ReplayedInput extends InputStream {

  private final InputStream in;
  private @Nullable InputStream before;

  ReplayedInput(InputStream before, InputStream in) {
    this.before = before;
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] octets, int offset, int length) throws IOException {
    InputStream first = before;
    if (first != null) {
      int count = first.read(octets, offset, length);
      if (count >= 0) {
        return count;
      }
      before = null;
    }
    return in.read(octets, offset, length);
  }

  @Override
  public int available() throws IOException {
    InputStream first = before;
    int count = first == null ? 0 : first.available();
    return count > 0 ? count : in.available();
  }
}
