// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

/** What a server asks of its clients. */
public enum ClientAuthentication {
  /** Nothing. */
  NONE,
  /** A certificate, if the client has one. */
  WANTED,
  /** A certificate, without which the handshake fails. */
  NEEDED
}
