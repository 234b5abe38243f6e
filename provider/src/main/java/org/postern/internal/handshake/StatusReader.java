// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.CertificateStatusType;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsUtils;

/** The CertificateStatus structure in a CertificateEntry (RFC 8446 section 4.4.2.1). */
final class StatusReader {
  private StatusReader() {}

  /** Returns the DER of the OCSP response. */
  static byte[] response(byte[] status) throws IOException {
    ByteArrayInputStream in = new ByteArrayInputStream(status);
    if (TlsUtils.readUint8(in) != CertificateStatusType.ocsp) {
      throw new TlsFatalAlert(
          AlertDescription.decode_error, "the status of a certificate is not an OCSP response");
    }
    byte[] response = TlsUtils.readOpaque24(in, 1);
    if (in.available() > 0) {
      throw new TlsFatalAlert(
          AlertDescription.decode_error, "more octets follow the OCSP response of a certificate");
    }
    return response;
  }
}
