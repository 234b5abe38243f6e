// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import java.security.cert.CRLReason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postern.internal.x509.DerElement;
import org.postern.internal.x509.DerReader;
import org.postern.internal.x509.DerTime;
import org.postern.internal.x509.MalformedCertificateException;

/**
 * What a response says about one certificate (RFC 6960 section 4.2.1), not yet believed.
 *
 * @param revokedAt since when it is revoked; null unless the status is REVOKED
 * @param reason why; null unless the status is REVOKED
 * @param critical the critical extensions, all of which are unknown here
 */
record SingleResponse(
    CertificateId id,
    Status status,
    @Nullable Instant revokedAt,
    @Nullable CRLReason reason,
    Instant thisUpdate,
    @Nullable Instant nextUpdate,
    List<String> critical) {

  enum Status {
    GOOD,
    REVOKED,
    UNKNOWN
  }

  private static final CRLReason[] REASONS = CRLReason.values();

  static SingleResponse read(DerElement element) throws MalformedCertificateException {
    DerReader fields = element.inside();
    CertificateId id =
        CertificateId.read(fields.next(DerElement.SEQUENCE, "identifier of a certificate"));
    DerElement status = fields.next();
    Instant revokedAt = null;
    CRLReason reason = null;
    if (status.tag() == 0xa1) {
      DerReader revoked = status.inside();
      revokedAt = DerTime.parse(revoked.next(DerElement.GENERALIZED_TIME, "time of revocation"));
      reason = reason(revoked);
    } else if (status.length() != 0) {
      throw new MalformedCertificateException("the status of a certificate has contents");
    }
    Instant thisUpdate = DerTime.parse(fields.next(DerElement.GENERALIZED_TIME, "thisUpdate"));
    Instant nextUpdate = null;
    if (fields.isNext(0xa0)) {
      DerReader inside = fields.next().inside();
      nextUpdate = DerTime.parse(inside.next(DerElement.GENERALIZED_TIME, "nextUpdate"));
      inside.expectEnd("nextUpdate");
    }
    List<String> critical = CriticalExtensions.read(fields);
    fields.expectEnd("a single response");
    return new SingleResponse(
        id, status(status), revokedAt, reason, thisUpdate, nextUpdate, critical);
  }

  private static Status status(DerElement status) throws MalformedCertificateException {
    switch (status.tag()) {
      case 0x80:
        return Status.GOOD;
      case 0xa1:
        return Status.REVOKED;
      case 0x82:
        return Status.UNKNOWN;
      default:
        throw new MalformedCertificateException("the status of a certificate is of no known kind");
    }
  }

  private static CRLReason reason(DerReader revoked) throws MalformedCertificateException {
    int code = 0;
    if (revoked.isNext(0xa0)) {
      DerReader inside = revoked.next().inside();
      byte[] octets = inside.next(DerElement.ENUMERATED, "reason of revocation").contents();
      inside.expectEnd("the reason of revocation");
      code = octets.length == 1 && octets[0] >= 0 && octets[0] < REASONS.length ? octets[0] : 0;
    }
    revoked.expectEnd("the revocation");
    return REASONS[code];
  }
}
