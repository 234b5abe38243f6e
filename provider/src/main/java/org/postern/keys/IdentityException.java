// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.keys;

import java.security.GeneralSecurityException;

/** There is no key to begin with. The message names each file, and what is wrong with it. */
public final class IdentityException extends GeneralSecurityException {
  private static final long serialVersionUID = 1L;

  IdentityException(String message) {
    super(message);
  }
}
