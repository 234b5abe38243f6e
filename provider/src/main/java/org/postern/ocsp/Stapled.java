// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.ocsp;

import java.util.List;

/**
 * The OCSP responses at hand for one chain of certificates. Thread-safe. Its methods answer from
 * memory: no input or output, no lock.
 */
public interface Stapled {

  /**
   * Returns the DER of the response for each certificate of the chain, in the chain's order: empty
   * octets where there is none. Every response was verified, says "good", and is not past its time
   * now. The list may be shorter than the chain, and empty; neither it nor its arrays may be
   * modified. Nothing is allocated as long as nothing changes.
   */
  List<byte[]> responses();

  /**
   * Returns whether the chain may be shown now. False only if its first certificate demands a
   * staple (RFC 7633), there is none, and the store refuses such a certificate then.
   */
  boolean isServable();

  /** Returns how it stands with each certificate of the chain, in the chain's order. */
  List<StapleStatus> status();
}
