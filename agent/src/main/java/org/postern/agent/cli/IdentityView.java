// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postern.agent.json.JsonValue;

/** The identities and staples in the agent's report, in lines and for the doctor. */
final class IdentityView {

  private final List<JsonValue> identities;
  private final List<JsonValue> staples;
  private final @Nullable String failure;

  /**
   * Takes them.
   *
   * @param report the agent's report
   */
  IdentityView(JsonValue report) {
    this.identities = report.has("identities") ? report.at("identities").items() : List.of();
    this.staples = report.has("staples") ? report.at("staples").items() : List.of();
    this.failure = report.has("identityFailure") ? report.at("identityFailure").text() : null;
  }

  /** Returns a line for each key that is shown, for each defect, and for each staple. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (failure != null) {
      lines.add("identity: cannot be used: " + failure);
    }
    for (JsonValue identity : identities) {
      String files = "identity " + identity.at("files").text() + ": ";
      for (JsonValue shown : identity.at("shown").items()) {
        lines.add(files + shown(shown));
      }
      if (!identity.at("lastError").isNull()) {
        lines.add(files + (isShown(identity) ? "not renewed: " : "not shown: ") + error(identity));
      }
      identity.at("warnings").texts().forEach(warning -> lines.add(files + warning));
    }
    for (JsonValue staple : staples) {
      lines.add("staple " + staple.at("subject").text() + ": " + staple(staple));
    }
    return lines;
  }

  /** Returns what the doctor says of them; empty where none is configured or there are none. */
  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    if (failure != null) {
      findings.add(Finding.problem("identity", "cannot be used: " + failure));
    }
    if (!identities.isEmpty()) {
      findings.add(identity());
    }
    List<JsonValue> all = new ArrayList<>(staples);
    identities.forEach(identity ->
        identity.at("shown").items().forEach(shown -> all.addAll(shown.at("staples").items())));
    all.removeIf(staple -> staple.at("source").isNull() && !staple.at("mustStaple").truth());
    if (!all.isEmpty()) {
      findings.add(staples(all));
    }
    return findings;
  }

  private Finding identity() {
    List<String> good = new ArrayList<>();
    List<String> stale = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (JsonValue identity : identities) {
      String files = identity.at("files").text();
      identity.at("shown").items().forEach(shown -> good.add(shown(shown)));
      if (!isShown(identity)) {
        missing.add(files + ": " + error(identity));
      } else if (!identity.at("lastError").isNull()) {
        stale.add(files + " is not renewed: " + error(identity));
      }
      identity.at("warnings").texts().forEach(warning -> stale.add(files + ": " + warning));
    }
    if (!missing.isEmpty()) {
      return Finding.problem("identity", "not shown: " + String.join("; ", missing));
    }
    return stale.isEmpty()
        ? Finding.ok("identity", String.join("; ", good))
        : Finding.warning("identity", String.join("; ", stale));
  }

  private static Finding staples(List<JsonValue> all) {
    List<String> words = new ArrayList<>();
    boolean missing = false;
    boolean demanded = false;
    for (JsonValue staple : all) {
      words.add(staple.at("subject").text() + ": " + staple(staple));
      boolean none = staple.at("nextUpdate").isNull();
      missing |= none || !staple.at("lastError").isNull();
      demanded |= none && staple.at("mustStaple").truth();
    }
    String detail = String.join("; ", words);
    if (demanded) {
      return Finding.problem("staples", detail);
    }
    return missing ? Finding.warning("staples", detail) : Finding.ok("staples", detail);
  }

  private static boolean isShown(JsonValue identity) {
    return !identity.at("shown").items().isEmpty();
  }

  private static String error(JsonValue of) {
    return of.at("lastError").isNull() ? "no reason is known" : of.at("lastError").text();
  }

  private static String shown(JsonValue shown) {
    List<String> names = shown.at("names").texts();
    StringBuilder text =
        new StringBuilder(names.isEmpty() ? shown.at("subject").text() : String.join(" ", names));
    text.append(", ").append(shown.at("keyType").text());
    text.append(", until ").append(shown.at("notAfter").text());
    if (shown.at("byDefault").truth()) {
      text.append(", the default");
    }
    List<JsonValue> staples = shown.at("staples").items();
    if (!staples.isEmpty() && !staples.get(0).at("source").isNull()) {
      text.append(", ").append(staple(staples.get(0)));
    }
    return text.toString();
  }

  /** Says how it stands with one response. */
  private static String staple(JsonValue staple) {
    String demanded = staple.at("mustStaple").truth() ? "a staple is demanded, and " : "";
    String failure =
        staple.at("lastError").isNull() ? "" : " (" + staple.at("lastError").text() + ")";
    if (staple.at("nextUpdate").isNull()) {
      return demanded + "there is no staple" + failure;
    }
    return "stapled from "
        + staple.at("thisUpdate").text()
        + " until "
        + staple.at("nextUpdate").text()
        + failure;
  }
}
