// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.x509;

import org.postern.tlsrpt.ResultType;

/**
 * What is wrong with a path, as a report counts it and as a person reads it.
 *
 * @param resultType the one RFC 8460 result type
 * @param code a short, constant reason
 * @param reason the whole sentence
 */
public record PathDefect(ResultType resultType, String code, String reason) {

  static PathDefect invalid(String code, String reason) {
    return new PathDefect(ResultType.VALIDATION_FAILURE, code, reason);
  }
}
