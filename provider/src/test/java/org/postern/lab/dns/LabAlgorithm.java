// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.lab.dns;

import org.xbill.DNS.DNSSEC.Algorithm;

/** The DNSSEC algorithms that a lab zone can be signed with. */
public enum LabAlgorithm {
  /** RFC 6605, the default. */
  ECDSA_P256(Algorithm.ECDSAP256SHA256),
  /** RFC 8080. */
  ED25519(Algorithm.ED25519),
  /** RFC 5702 with a key of 2048 bits. */
  RSA_2048(Algorithm.RSASHA256);

  final int number;

  LabAlgorithm(int number) {
    this.number = number;
  }
}
