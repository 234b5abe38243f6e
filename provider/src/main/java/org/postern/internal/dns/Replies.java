// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import org.jspecify.annotations.Nullable;
import org.postern.dns.SecurityStatus;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;

/** What a server's reply amounts to before its content counts. */
final class Replies {
  private static final int MAX_TEXT = 120;

  private Replies() {}

  /** NXDOMAIN is an answer, all other error codes are failures. */
  static boolean isAnswer(Message reply) {
    return reply.getRcode() == Rcode.NOERROR || reply.getRcode() == Rcode.NXDOMAIN;
  }

  /**
   * Returns what to make of an error code. Only a SERVFAIL whose extended error (RFC 8914) says
   * that validation failed is bogus.
   */
  static LookupException failure(Message reply, Question question) {
    ExtendedErrorCodeOption ede = extendedError(reply);
    boolean bogus =
        reply.getRcode() == Rcode.SERVFAIL
            && ede != null
            && ede.getErrorCode() >= ExtendedErrorCodeOption.DNSSEC_INDETERMINATE
            && ede.getErrorCode() <= ExtendedErrorCodeOption.NSEC_MISSING;
    return new LookupException(
        bogus ? SecurityStatus.BOGUS : SecurityStatus.FAILED,
        "the server answered "
            + question
            + " with "
            + Rcode.string(reply.getRcode())
            + (ede == null ? "" : ", " + describe(ede)),
        reply.getRcode());
  }

  static @Nullable ExtendedErrorCodeOption extendedError(Message reply) {
    OPTRecord opt = reply.getOPT();
    if (opt != null) {
      for (EDNSOption option : opt.getOptions()) {
        if (option instanceof ExtendedErrorCodeOption ede) {
          return ede;
        }
      }
    }
    return null;
  }

  static String describe(ExtendedErrorCodeOption ede) {
    String text = ede.getText();
    String name = ExtendedErrorCodeOption.text(ede.getErrorCode());
    return "extended error "
        + ede.getErrorCode()
        + " ("
        + name
        + (text == null || text.isEmpty() ? "" : ": " + printable(text))
        + ")";
  }

  /** The text comes from the network and goes to a log. */
  private static String printable(String text) {
    String cut = text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) + "…" : text;
    return cut.replaceAll("\\p{Cntrl}", "?");
  }
}
