// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateEntry;
import org.bouncycastle.tls.CertificateStatusType;
import org.bouncycastle.tls.TlsExtensionsUtils;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsUtils;

/**
 * Reads what a server has stapled, without looking into the OCSP responses: whether they are any
 * good matters only to a trust manager that makes something of them.
 */
final class StatusReader {
  private static final byte[] NOTHING = {};

  private StatusReader() {}

  /** Returns the responses in the entries of TLS 1.3, in order, up to the last that there is. */
  static List<byte[]> responses(Certificate message) throws IOException {
    List<byte[]> found = new ArrayList<>();
    for (CertificateEntry entry : message.getCertificateEntryList()) {
      byte[] status =
          TlsUtils.getExtensionData(entry.getExtensions(), TlsExtensionsUtils.EXT_status_request);
      found.add(status == null ? NOTHING : response(new ByteArrayInputStream(status)));
    }
    while (!found.isEmpty() && found.get(found.size() - 1).length == 0) {
      found.remove(found.size() - 1);
    }
    return found;
  }

  /**
   * Returns the DER of the response in a CertificateStatus structure (RFC 6066 section 8), which is
   * the whole message in TLS 1.2 and the extension's content in TLS 1.3. Of the other type, several
   * responses in one message (RFC 6961), none was asked for.
   */
  static byte[] response(ByteArrayInputStream status) throws IOException {
    try {
      return read(status);
    } catch (EOFException e) {
      // What ends too early is malformed; the connection has not ended.
      throw new TlsFatalAlert(
          AlertDescription.decode_error, "the status of a certificate is cut off");
    }
  }

  private static byte[] read(ByteArrayInputStream status) throws IOException {
    if (TlsUtils.readUint8(status) != CertificateStatusType.ocsp) {
      throw new TlsFatalAlert(
          AlertDescription.decode_error, "the status of a certificate is not an OCSP response");
    }
    byte[] response = TlsUtils.readOpaque24(status, 1);
    if (status.available() > 0) {
      throw new TlsFatalAlert(
          AlertDescription.decode_error, "more octets follow the OCSP response of a certificate");
    }
    return response;
  }
}
