// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.tls;

import org.postern.lab.pki.LabKeyType;

/** The versions of TLS that are measured, each with AES-128-GCM. */
public enum Version {
  TLS_1_3("TLSv1.3", 0x0304),
  TLS_1_2("TLSv1.2", 0x0303);

  final String jsseName;
  final int code;

  Version(String jsseName, int code) {
    this.jsseName = jsseName;
    this.code = code;
  }

  /** Returns the suite with AES-128-GCM for a key of this type. */
  String suite(LabKeyType keys) {
    if (this == TLS_1_3) {
      return "TLS_AES_128_GCM_SHA256";
    }
    return keys == LabKeyType.RSA_2048
        ? "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"
        : "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256";
  }
}
