// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.x509;

import java.time.Instant;

/**
 * From when and until when a certificate is valid, both inclusive (RFC 5280 section 4.1.2.5).
 *
 * @param notBefore the first instant
 * @param notAfter the last instant
 */
record Validity(Instant notBefore, Instant notAfter) {

  static Validity parse(DerElement validity) throws MalformedCertificateException {
    DerReader times = validity.inside();
    Validity parsed = new Validity(DerTime.parse(times.next()), DerTime.parse(times.next()));
    times.expectEnd("the validity");
    return parsed;
  }
}
