// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.tls.programs;

import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.params.provider.Arguments;
import org.postern.interop.tls.EngineUnderTest;
import org.postern.interop.tls.Key;
import org.postern.interop.tls.TlsLab;
import org.postern.interop.tls.Version;

/** Which end of a connection is on our engine; the other is on the JDK's. */
enum Side {
  CLIENT,
  SERVER,
  BOTH;

  SSLContext client(TlsLab lab) throws Exception {
    return this == SERVER
        ? EngineUnderTest.jdkContext(null, lab.root())
        : EngineUnderTest.context(null, lab.root());
  }

  SSLContext server(TlsLab lab) throws Exception {
    return this == CLIENT
        ? EngineUnderTest.jdkContext(lab.server(Key.EC), lab.root())
        : EngineUnderTest.context(lab.server(Key.EC), lab.root());
  }

  /** Every side with every version. */
  static List<Arguments> withEveryVersion() {
    List<Arguments> all = new ArrayList<>();
    for (Side side : values()) {
      for (Version version : Version.values()) {
        all.add(Arguments.of(side, version));
      }
    }
    return all;
  }
}
