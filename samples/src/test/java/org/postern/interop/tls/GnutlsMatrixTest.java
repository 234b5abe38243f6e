// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.tls;

import org.postern.interop.tls.peer.GnutlsPeer;

class GnutlsMatrixTest extends PeerMatrix {
  GnutlsMatrixTest() {
    super(new GnutlsPeer());
  }
}
