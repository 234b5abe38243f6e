// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateRevokedException;
import org.bouncycastle.tls.AlertDescription;
import org.jspecify.annotations.Nullable;
import org.postern.internal.ocsp.StatusRefusedException;

/** The alert that tells the peer why its certificate was refused (RFC 8446 section 6.2). */
final class TrustAlerts {
  /** Deeper causes are not looked at: they may run in a circle. */
  private static final int MAX_CAUSES = 8;

  private TrustAlerts() {}

  static short of(CertificateException refusal) {
    if (refusal instanceof StatusRefusedException status) {
      return of(status.kind());
    }
    @Nullable Throwable cause = refusal;
    for (int i = 0; i < MAX_CAUSES && cause != null; i++) {
      if (cause instanceof CertificateExpiredException) {
        return AlertDescription.certificate_expired;
      }
      if (cause instanceof CertificateRevokedException) {
        return AlertDescription.certificate_revoked;
      }
      if (cause instanceof CertPathValidatorException path) {
        if (path.getReason() == BasicReason.EXPIRED) {
          return AlertDescription.certificate_expired;
        }
        if (path.getReason() == BasicReason.REVOKED) {
          return AlertDescription.certificate_revoked;
        }
      }
      cause = cause.getCause();
    }
    return AlertDescription.certificate_unknown;
  }

  private static short of(StatusRefusedException.Kind kind) {
    return switch (kind) {
      case REVOKED -> AlertDescription.certificate_revoked;
      case NOT_PROVED_GOOD -> AlertDescription.bad_certificate_status_response;
      case FEATURE_MISSING -> AlertDescription.bad_certificate;
    };
  }
}
