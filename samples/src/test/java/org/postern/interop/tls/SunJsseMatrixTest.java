// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.tls;

import org.postern.interop.tls.peer.SunJssePeer;

class SunJsseMatrixTest extends PeerMatrix {
  SunJsseMatrixTest() {
    super(new SunJssePeer());
  }
}
