// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.tls;

import org.postern.interop.tls.peer.NodePeer;

class NodeMatrixTest extends PeerMatrix {
  NodeMatrixTest() {
    super(new NodePeer());
  }
}
