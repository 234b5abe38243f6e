// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.differential;

/** What {@code openssl s_client} says of a chain, given the TLSA records that are in force. */
enum ChainVerdict {
  /** A record matched. */
  MATCHED("matched"),
  /** None did, or there was no TLS. */
  REFUSED("refused"),
  /** No record could be used. */
  UNUSABLE("unusable"),
  /** There are no secure TLSA records to judge by. */
  NOT_ASKED("-");

  private final String label;

  ChainVerdict(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }
}
