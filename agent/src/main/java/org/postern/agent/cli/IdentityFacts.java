// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postern.Postern;
import org.postern.agent.json.JsonObject;
import org.postern.keys.IdentityStatus;
import org.postern.keys.IdentityStatus.Shown;
import org.postern.ocsp.StapleStatus;

/** What identities come to: lines, JSON, and whether they can be shown. */
final class IdentityFacts {
  private final Postern postern;
  private final List<String> hosts;
  private final int port;
  private final Duration notice;
  private final Instant now;
  private final List<String> facts = new ArrayList<>();
  private final List<String> refusals = new ArrayList<>();
  private final List<String> doubts = new ArrayList<>();

  /**
   * Prepares it.
   *
   * @param hosts the names whose TLSA records count; empty for those of each certificate
   * @param notice how long certificates have to be valid from now on
   */
  IdentityFacts(Postern postern, List<String> hosts, int port, Duration notice, Instant now) {
    this.postern = postern;
    this.hosts = hosts;
    this.port = port;
    this.notice = notice;
    this.now = now;
  }

  Result result(List<IdentityStatus> identities) {
    facts.addAll(audience(identities));
    List<JsonObject> json = identities.stream().map(this::identity).toList();
    String verdict = refusals.isEmpty() ? doubts.isEmpty() ? "sound" : "undecided" : "refused";
    String reason =
        !refusals.isEmpty()
            ? refusals.get(0)
            : doubts.isEmpty() ? summary(identities) : doubts.get(0);
    return new Result(
        !refusals.isEmpty()
            ? ExitCodes.REFUSED
            : doubts.isEmpty() ? ExitCodes.VERIFIED : ExitCodes.UNDECIDED,
        verdict + ": " + reason,
        facts,
        JsonObject.of("verdict", verdict).with("reason", reason).with("identities", json));
  }

  private String summary(List<IdentityStatus> identities) {
    Instant first =
        identities.stream()
            .flatMap(each -> each.shown().stream())
            .map(Shown::notAfter)
            .min(Instant::compareTo)
            .orElse(now);
    return "the first certificate " + CertificateFacts.expiry(first, now);
  }

  /** Who gets what: a line for each name, and one for clients that ask for none. */
  private static List<String> audience(List<IdentityStatus> identities) {
    Map<String, List<String>> kinds = new LinkedHashMap<>();
    for (IdentityStatus identity : identities) {
      for (Shown shown : identity.shown()) {
        shown.names().forEach(name -> add(kinds, "clients that ask for " + name, shown));
      }
    }
    for (IdentityStatus identity : identities) {
      for (Shown shown : identity.shown()) {
        if (shown.byDefault()) {
          add(kinds, "clients that ask for no name, or for another", shown);
        }
      }
    }
    List<String> lines = new ArrayList<>();
    kinds.forEach((who, what) -> lines.add(who + ": " + String.join(" or ", what)));
    return lines;
  }

  private static void add(Map<String, List<String>> kinds, String who, Shown shown) {
    List<String> known = kinds.computeIfAbsent(who, w -> new ArrayList<>());
    if (!known.contains(shown.keyType())) {
      known.add(shown.keyType());
    }
  }

  private JsonObject identity(IdentityStatus identity) {
    String problem = identity.lastError();
    if (problem != null) {
      refusals.add(problem);
      facts.add("not shown: " + problem);
    }
    identity.warnings().forEach(each -> facts.add("warning: " + each));
    List<JsonObject> shown =
        identity.shown().stream().map(each -> shown(identity.files(), each)).toList();
    return JsonObject.of("files", identity.files())
        .with("shown", shown)
        .with("problem", problem)
        .with("warnings", identity.warnings());
  }

  private JsonObject shown(String files, Shown shown) {
    String what = files + ": " + shown.subject() + " (" + shown.keyType() + ")";
    String expiry = CertificateFacts.expiry(shown.notAfter(), now);
    facts.add(what + " " + expiry + ", " + certificates(shown));
    if (shown.notBefore().isAfter(now)) {
      refusals.add(what + " is not valid before " + shown.notBefore());
    } else if (shown.notAfter().isBefore(now.plus(notice))) {
      refusals.add(what + " " + expiry);
    }
    List<JsonObject> tlsa = new ArrayList<>();
    for (String host : names(shown)) {
      PublishedTlsa published = PublishedTlsa.of(postern, host, port, shown.chain(), now);
      published.matching().forEach(each -> facts.add("matches " + host + ": " + each));
      facts.add(published.line());
      tlsa.add(published.json());
      if (published.exitCode() == ExitCodes.REFUSED) {
        refusals.add(published.line());
      } else if (published.exitCode() != ExitCodes.VERIFIED) {
        doubts.add(published.line());
      }
    }
    return JsonObject.of("subject", shown.subject())
        .with("names", shown.names())
        .with("keyType", shown.keyType())
        .with("default", shown.byDefault())
        .with("notBefore", shown.notBefore())
        .with("notAfter", shown.notAfter())
        .with("daysLeft", Duration.between(now, shown.notAfter()).toDays())
        .with("certificates", shown.chain().size())
        .with("tlsa", tlsa)
        .with("staples", shown.staples().stream().map(this::staple).toList());
  }

  private static String certificates(Shown shown) {
    int count = shown.chain().size();
    return count == 1 ? "sent alone" : "sent with " + (count - 1) + " above it";
  }

  private List<String> names(Shown shown) {
    return hosts.isEmpty()
        ? shown.names().stream().filter(name -> !name.startsWith("*.")).distinct().toList()
        : hosts;
  }

  private JsonObject staple(StapleStatus staple) {
    if (staple.source() != null || staple.mustStaple()) {
      facts.add("staple of " + staple.subject() + ": " + state(staple));
    }
    if (staple.revoked()) {
      refusals.add(staple.subject() + " is revoked: " + state(staple));
    } else if (staple.mustStaple() && staple.thisUpdate() == null) {
      refusals.add(staple.subject() + " demands a staple, and there is none: " + state(staple));
    }
    return JsonObject.of("subject", staple.subject())
        .with("source", staple.source())
        .with("mustStaple", staple.mustStaple())
        .with("thisUpdate", staple.thisUpdate())
        .with("nextUpdate", staple.nextUpdate())
        .with("revoked", staple.revoked())
        .with("lastError", staple.lastError());
  }

  private static String state(StapleStatus staple) {
    String error = staple.lastError();
    if (staple.thisUpdate() != null) {
      String good = "good, " + staple.thisUpdate() + " to " + staple.nextUpdate();
      return error == null ? good : good + "; last error: " + error;
    }
    return error == null ? "none" : "none, " + error;
  }
}
