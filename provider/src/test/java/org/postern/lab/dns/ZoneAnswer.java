// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.lab.dns;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;

/**
 * What one zone says to one question, with all DNSSEC records.
 *
 * @param target where an alias leads, null if the answer is final
 */
record ZoneAnswer(
    int rcode,
    List<Record> answer,
    List<Record> authority,
    Security security,
    @Nullable Name target) {}
