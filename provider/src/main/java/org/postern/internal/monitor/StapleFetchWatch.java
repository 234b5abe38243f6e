// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.monitor;

/** One fetch of an OCSP response, as it is watched. Where nobody listens to events, nothing is. */
public class StapleFetchWatch {
  private static final StapleFetchWatch IDLE = new StapleFetchWatch();

  StapleFetchWatch() {}

  /**
   * Begins to watch a fetch.
   *
   * @param subject the certificate's subject
   * @param responder the URL that is asked
   */
  public static StapleFetchWatch begin(String subject, String responder) {
    Recorder recorder = Recorder.PRESENT;
    return recorder != null && recorder.isListeningForStaples()
        ? recorder.beginStapleFetch(subject, responder)
        : IDLE;
  }

  /**
   * There was an answer.
   *
   * @param verdict what it proves, in one word
   * @param reason the same in words
   * @param octets its length
   */
  public void answered(String verdict, String reason, int octets) {}

  /** There was no answer. */
  public void failed(String reason) {}
}
