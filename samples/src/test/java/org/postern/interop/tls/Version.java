// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.tls;

/** The versions of the matrix. */
public enum Version {
  TLS_1_2("TLSv1.2"),
  TLS_1_3("TLSv1.3");

  private final String jsseName;

  Version(String jsseName) {
    this.jsseName = jsseName;
  }

  public String jsseName() {
    return jsseName;
  }
}
