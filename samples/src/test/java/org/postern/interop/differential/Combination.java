// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.differential;

import java.util.List;
import org.postern.lab.smtp.SmtpScript;

/**
 * One zone with one server: what is judged.
 *
 * @param id {@code zone/SIDE/TLSA/SERVER} or {@code chain/CHAIN/RECORDS}; patterns of argued
 *     differences refer to it
 * @param nextHop as Postern and {@code posttls-finger} take it
 * @param baseDomain the TLSA base domain that RFC 7672 section 2.2.3 leads to
 * @param records the TLSA records that are found there, whether securely or not
 * @param servers who listens while the combination is judged
 */
record Combination(
    String id, String nextHop, String baseDomain, List<String> records, List<Server> servers) {

  /** An SMTP server of the combination. */
  record Server(String address, int port, SmtpScript script) {}

  Combination {
    records = List.copyOf(records);
    servers = List.copyOf(servers);
  }
}
