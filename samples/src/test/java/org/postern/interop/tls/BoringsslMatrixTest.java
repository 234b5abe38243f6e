// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.tls;

import org.postern.interop.tls.peer.BoringsslPeer;

class BoringsslMatrixTest extends PeerMatrix {
  BoringsslMatrixTest() {
    super(new BoringsslPeer());
  }
}
