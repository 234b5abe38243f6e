// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse;

import java.util.List;
import org.postern.internal.policy.CipherSuite;
import org.postern.internal.policy.Protocol;

/** Names as JSSE hands them out. */
final class NamesOf {

  private NamesOf() {}

  static String[] suites(List<CipherSuite> suites) {
    return suites.stream().map(CipherSuite::name).toArray(String[]::new);
  }

  static String[] protocols(List<Protocol> protocols) {
    return protocols.stream().map(Protocol::jsseName).toArray(String[]::new);
  }
}
