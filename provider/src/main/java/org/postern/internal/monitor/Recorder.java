// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.monitor;

import org.jspecify.annotations.Nullable;

/**
 * The flight recorder, if this Java has one: {@code jdk.jfr} is optional, so that its classes are
 * named in one implementation only.
 */
interface Recorder {

  /** The one of this JVM, or null. */
  @Nullable Recorder PRESENT = find();

  /** Returns whether a recording wants the events. Allocates nothing. */
  boolean isListening();

  /** Returns whether a recording wants to know of fetched staples. */
  boolean isListeningForStaples();

  /** Begins an event of a fetched staple. */
  StapleFetchWatch beginStapleFetch(String subject, String responder);

  /** Begins an event. */
  HandshakeWatch begin(boolean client, @Nullable String peerHost, int peerPort);

  /** Records what became of changed files of an identity. */
  void identityReloaded(
      String files, String outcome, String shown, long notAfter, @Nullable String reason);

  private static @Nullable Recorder find() {
    try {
      return ModuleLayer.boot().findModule("jdk.jfr").isPresent() ? new FlightRecorder() : null;
    } catch (LinkageError e) {
      return null; // It is there, but not for us.
    }
  }
}
