// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.postern.agent.json.JsonObject;
import org.postern.smtp.CheckReport.AddressResult;
import org.postern.smtp.CheckReport.Outcome;
import org.postern.smtp.PeerVerdict;

/** What was seen at one address, as text and as JSON. */
final class ConnectionView {

  private final AddressResult result;
  private final Instant now;

  ConnectionView(AddressResult result, Instant now) {
    this.result = result;
    this.now = now;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    String where = result.candidate().host() + " [" + result.address().getHostAddress() + "]: ";
    PeerVerdict verdict = verdict();
    String pair = verdict == null ? "" : verdict.summary() + ", ";
    lines.add(where + word() + ", " + pair + result.outcome().reason() + took());
    PeerVerdict.TlsFacts tls = verdict == null ? null : verdict.tls();
    if (tls != null) {
      lines.add(
          where
              + tls.protocol()
              + " "
              + tls.cipherSuite()
              + (tls.group() == null ? "" : " " + tls.group())
              + (tls.resumed() ? ", resumed" : "")
              + (tls.weaknesses().isEmpty()
                  ? ""
                  : ", weak: " + String.join(", ", tls.weaknesses())));
    }
    List<X509Certificate> chain = chain();
    for (int depth = 0; depth < chain.size(); depth++) {
      lines.add(
          where
              + "certificate "
              + depth
              + " "
              + CertificateFacts.expiry(chain.get(depth).getNotAfter().toInstant(), now));
    }
    return lines;
  }

  JsonObject json() {
    PeerVerdict verdict = verdict();
    PeerVerdict.TlsFacts tls = verdict == null ? null : verdict.tls();
    return JsonObject.of("host", result.candidate().host())
        .with("address", result.address().getHostAddress())
        .with("outcome", word())
        .with("summary", verdict == null ? null : verdict.summary())
        .with("level", verdict == null ? null : verdict.got().label())
        .with("reason", result.outcome().reason())
        .with("resultType", failure(verdict))
        .with("dane", dane(verdict))
        .with("tls", tls == null ? null : json(tls))
        .with("expires", chain().stream().map(c -> c.getNotAfter().toInstant()).toList())
        .with("milliseconds", result.took().toMillis());
  }

  private String word() {
    return result.outcome().getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  private String took() {
    return " (" + result.took().toMillis() + " ms)";
  }

  private @Nullable PeerVerdict verdict() {
    if (result.outcome() instanceof Outcome.Deliverable deliverable) {
      return deliverable.verdict();
    }
    return result.outcome() instanceof Outcome.Refused refused ? refused.verdict() : null;
  }

  private List<X509Certificate> chain() {
    return result.outcome() instanceof Outcome.Deliverable deliverable
        ? deliverable.chain()
        : List.of();
  }

  private static @Nullable String failure(@Nullable PeerVerdict verdict) {
    return verdict == null || verdict.failure() == null ? null : verdict.failure().code();
  }

  private static @Nullable JsonObject dane(@Nullable PeerVerdict verdict) {
    return verdict == null || verdict.dane() == null ? null : Verdicts.json(verdict.dane());
  }

  private static JsonObject json(PeerVerdict.TlsFacts tls) {
    return JsonObject.of("protocol", tls.protocol())
        .with("cipherSuite", tls.cipherSuite())
        .with("group", tls.group())
        .with("resumed", tls.resumed())
        .with("weaknesses", tls.weaknesses());
  }
}
