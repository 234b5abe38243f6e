// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.tls;

import javax.net.ssl.SSLContext;
import org.postern.policy.Profile;

/** Whose TLS it is: makes contexts under the profiles of one policy. Thread-safe. */
public interface Engine {

  /** Returns a name for it and for the policy it is under, on which sessions depend. */
  String describe();

  /**
   * Makes a context that is to be initialised.
   *
   * @throws IllegalStateException if this Java has none
   */
  SSLContext newContext(Profile profile);

  /** Returns what connections are held to besides what the context does by itself. */
  Limits limits(Profile profile);
}
