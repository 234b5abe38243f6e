// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;

/**
 * A server's certificate is trusted, but not its status. The cause is one that JSSE implementations
 * make their alert of.
 */
public final class StatusRefusedException extends CertificateException {

  private static final long serialVersionUID = 1L;

  private final Kind kind;

  /** What is wrong. */
  public enum Kind {
    /** The certificate is revoked. */
    REVOKED,
    /** The staple proves nothing, or there has to be one and there is none. */
    NOT_PROVED_GOOD,
    /** The certificate lacks a feature that its issuer demands (RFC 7633 section 4.2.1). */
    FEATURE_MISSING
  }

  /** Makes the exception. */
  public StatusRefusedException(Kind kind, String message) {
    super(
        message,
        new CertPathValidatorException(
            message,
            null,
            null,
            -1,
            switch (kind) {
              case REVOKED -> BasicReason.REVOKED;
              case NOT_PROVED_GOOD -> BasicReason.UNDETERMINED_REVOCATION_STATUS;
              case FEATURE_MISSING -> BasicReason.UNSPECIFIED;
            }));
    this.kind = kind;
  }

  /** Returns what is wrong. */
  public Kind kind() {
    return kind;
  }
}
