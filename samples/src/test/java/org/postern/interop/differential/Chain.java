// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.differential;

import java.util.List;
import org.postern.lab.pki.LabCertificate;

/**
 * A server's certificates.
 *
 * @param leaf the server's own
 * @param issuer the one directly above it; the leaf itself if that signed itself
 * @param root the topmost
 * @param sent what the server sends, in its order
 */
record Chain(
    LabCertificate leaf, LabCertificate issuer, LabCertificate root, List<LabCertificate> sent) {

  /** Names that a certificate may bear. */
  record Names(String base, String nextHop) {}

  Chain {
    sent = List.copyOf(sent);
  }

  /** All of the leaf's chain but the root. */
  static Chain of(LabCertificate leaf) {
    return sending(leaf, leaf.chainWithoutRoot());
  }

  /** The leaf's chain, root included. */
  static Chain whole(LabCertificate leaf) {
    return sending(leaf, leaf.chain());
  }

  static Chain sending(LabCertificate leaf, List<LabCertificate> sent) {
    List<LabCertificate> path = leaf.chain();
    return new Chain(leaf, path.get(Math.min(1, path.size() - 1)), path.get(path.size() - 1), sent);
  }
}
