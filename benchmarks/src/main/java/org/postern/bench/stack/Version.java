// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.stack;

/** The versions of TLS that are measured, each with AES-128-GCM. */
public enum Version {
  TLS_1_3("TLSv1.3", 0x0304),
  TLS_1_2("TLSv1.2", 0x0303);

  private final String jsseName;
  private final int code;

  Version(String jsseName, int code) {
    this.jsseName = jsseName;
    this.code = code;
  }

  /** Returns the name that JSSE uses. */
  public String jsseName() {
    return jsseName;
  }

  /** Returns the code point on the wire. */
  public int code() {
    return code;
  }

  /** Returns the suite with AES-128-GCM for a certificate with a key of this algorithm. */
  public String suite(String keyAlgorithm) {
    if (this == TLS_1_3) {
      return "TLS_AES_128_GCM_SHA256";
    }
    return keyAlgorithm.equals("RSA")
        ? "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"
        : "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256";
  }
}
