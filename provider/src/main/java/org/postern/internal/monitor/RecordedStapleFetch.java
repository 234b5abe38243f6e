// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.monitor;

/** A fetch that a recording wants to know of. */
final class RecordedStapleFetch extends StapleFetchWatch {
  private final StapleFetchEvent event = new StapleFetchEvent();

  RecordedStapleFetch(String subject, String responder) {
    event.subject = subject;
    event.responder = responder;
    event.begin();
  }

  @Override
  public void answered(String verdict, String reason, int octets) {
    event.octets = octets;
    commit(verdict, reason);
  }

  @Override
  public void failed(String reason) {
    commit("Failed", reason);
  }

  private void commit(String verdict, String reason) {
    event.verdict = verdict;
    event.reason = reason;
    event.commit();
  }
}
