// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.x509;

/** A public key is of a kind that no signature is verified with here; it may be well-formed. */
public final class UnsupportedKeyException extends MalformedCertificateException {
  private static final long serialVersionUID = 1L;

  UnsupportedKeyException(String reason) {
    super(reason);
  }
}
