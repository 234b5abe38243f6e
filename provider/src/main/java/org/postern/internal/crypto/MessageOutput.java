// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.TlsFatalAlert;

/** A stream of octets to sign or to verify. */
final class MessageOutput extends OutputStream {

  private final Sink sink;

  /** Where the octets go. */
  interface Sink {
    void update(byte[] data, int offset, int length) throws GeneralSecurityException;
  }

  MessageOutput(Sink sink) {
    this.sink = sink;
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] data, int offset, int length) throws IOException {
    try {
      sink.update(data, offset, length);
    } catch (GeneralSecurityException e) {
      throw new TlsFatalAlert(AlertDescription.internal_error, e.getMessage(), e);
    }
  }
}
