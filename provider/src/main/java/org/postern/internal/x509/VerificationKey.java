// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.x509;

import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/** A public key that signatures on certificates are verified with. Immutable and thread-safe. */
public interface VerificationKey {

  /** Verifies one signature; false for one that is malformed or of another kind of key. */
  boolean verify(SignatureScheme scheme, byte[] message, byte[] signature)
      throws GeneralSecurityException;

  /** Says why the key is too weak to stand in a path, or null if it is not. */
  @Nullable String weakness();
}
