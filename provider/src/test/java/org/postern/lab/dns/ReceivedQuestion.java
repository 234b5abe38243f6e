// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.lab.dns;

import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/** A question that the server saw, in the order of arrival, answered or not. */
public record ReceivedQuestion(
    Name name, int type, Transport transport, boolean dnssecOk, boolean checkingDisabled) {
  /** As in {@code "mx1.example.test/TLSA"}: no trailing dot but for the root. */
  @Override
  public String toString() {
    return (name.equals(Name.root) ? "." : name.toString(true)) + "/" + Type.string(type);
  }
}
