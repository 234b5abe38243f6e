// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.dane;

import org.jspecify.annotations.Nullable;
import org.postern.tlsrpt.ResultType;

/** What DANE says of a certificate chain. Every outcome carries its reason. */
public sealed interface DaneVerdict {

  /** Returns one line for a log or a person. */
  String describe();

  /** What a TLSA record matched. */
  enum Matched {
    /** The server's own certificate, or its public key. */
    EE_CERTIFICATE("matched EE certificate"),
    /** The server's public key, which it showed without a certificate (RFC 7250). */
    EE_PUBLIC_KEY("matched EE public key"),
    /**
     * The certificate, or the public key, of an authority that the server's certificate leads to.
     */
    TA_CERTIFICATE("matched TA certificate"),
    /**
     * A bare key above the top of the chain (RFC 7671 section 5.2.3): no certificate in the chain
     * has it, but it verifies the topmost one's signature.
     */
    TA_PUBLIC_KEY("TA public key signed the certificate");

    private final String phrase;

    Matched(String phrase) {
      this.phrase = phrase;
    }
  }

  /**
   * The chain is authenticated.
   *
   * @param record the record that matched
   * @param depth how far above the server's certificate (0) it matched
   * @param what what it matched
   * @param name the reference name that the server's certificate bears, or null where names do not
   *     count (DANE-EE, RFC 7672 section 3.1.1)
   */
  record Verified(TlsaRecord record, int depth, Matched what, @Nullable String name)
      implements DaneVerdict {
    @Override
    public String describe() {
      return "DANE TLSA " + record.abbreviated() + " " + what.phrase + " at depth " + depth;
    }
  }

  /**
   * No record of the set is usable, so that there is nothing to authenticate with: TLS is still
   * mandatory (RFC 7672 section 2.2), whatever the certificate. Where DANE itself is mandatory,
   * this is a failure.
   *
   * @param set the set, which knows why each record was discarded
   */
  record Unusable(TlsaSet set) implements DaneVerdict {

    /** How a report counts it: no record of the set is valid (RFC 8460 section 4.3.2). */
    public ResultType resultType() {
      return ResultType.TLSA_INVALID;
    }

    /** A short reason for a report, constant over all such sets. */
    public String reasonCode() {
      return "all-tlsa-records-unusable";
    }

    @Override
    public String describe() {
      if (set.discarded().isEmpty()) {
        return "no TLSA record at all: nothing to authenticate the server with";
      }
      StringBuilder text = new StringBuilder("no usable TLSA record: ");
      int shown = 0;
      for (TlsaSet.Discarded discarded : set.discarded()) {
        if (shown == 3) {
          text.append("; and ").append(set.discarded().size() - shown).append(" more");
          break;
        }
        text.append(shown++ == 0 ? "" : "; ").append(discarded);
      }
      return text.toString();
    }
  }

  /**
   * The chain is not authenticated: nothing may be delivered over this connection (RFC 7672 section
   * 3.2).
   *
   * @param resultType the one RFC 8460 result type of this failure
   * @param reasonCode a short, constant reason for a report, such as {@code tlsa-no-match}
   * @param reason what was expected, what was seen and what to do
   */
  record Refused(ResultType resultType, String reasonCode, String reason) implements DaneVerdict {
    @Override
    public String describe() {
      return reason;
    }
  }
}
