// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import java.io.IOException;
import java.io.OutputStream;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPResponseStatus;
import org.bouncycastle.tls.CertificateStatus;
import org.bouncycastle.tls.CertificateStatusType;

/** A CertificateStatus that is sent as it is, without being taken apart and put together again. */
final class StatusMessage extends CertificateStatus {
  /** bctls wants one; it is never sent. */
  private static final OCSPResponse UNUSED =
      new OCSPResponse(new OCSPResponseStatus(OCSPResponseStatus.TRY_LATER), null);

  private final byte[] body;

  /**
   * Makes the message.
   *
   * @param body the whole structure
   */
  StatusMessage(byte[] body) {
    super(CertificateStatusType.ocsp, UNUSED);
    this.body = body;
  }

  @Override
  public void encode(OutputStream output) throws IOException {
    output.write(body);
  }
}
