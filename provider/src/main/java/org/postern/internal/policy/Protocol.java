// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.policy;

/** The versions of TLS that the code can do. */
public enum Protocol {
  TLS_1_3("TLSv1.3", 0x0304),
  TLS_1_2("TLSv1.2", 0x0303);

  private final String jsseName;
  private final int code;

  Protocol(String jsseName, int code) {
    this.jsseName = jsseName;
    this.code = code;
  }

  /** Returns the name that JSSE uses. */
  public String jsseName() {
    return jsseName;
  }

  /** Returns the version as on the wire. */
  public int code() {
    return code;
  }
}
