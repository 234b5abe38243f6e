// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.core;

import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.postern.dane.DaneVerdict;
import org.postern.smtp.PeerVerdict;
import org.postern.smtp.PeerVerdict.TlsFacts;
import org.postern.smtp.TlsRequirement;

/** What became of every connection: one log line, a counter, and the last ones. Thread-safe. */
final class Outcomes {
  private static final int MOST_KEPT = 50;

  /** One line of the log. */
  record Entry(String time, String pair, String line) {}

  private final AgentLog log;
  private final Clock clock;
  private final Map<String, Long> counters = new TreeMap<>();
  private final Deque<Entry> last = new ArrayDeque<>();

  Outcomes(AgentLog log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  /** Mail can be sent over the connection. */
  void delivered(NextHop nextHop, String address, PeerVerdict verdict, String planned) {
    String reason =
        verdict.dane() instanceof DaneVerdict.Verified || verdict.reason().contains(planned)
            ? verdict.reason()
            : verdict.reason() + "; " + planned;
    connected(Level.INFO, nextHop, address, verdict, reason);
  }

  /** The connection proved less than it had to. */
  void refused(NextHop nextHop, String address, PeerVerdict verdict, String reason) {
    connected(Level.WARNING, nextHop, address, verdict, reason);
  }

  /** The connection failed for reasons that are not ours. */
  void failed(NextHop nextHop, String address, TlsRequirement requirement, String reason) {
    record(Level.INFO, requirement.wanted() + ":failed", where(nextHop, address), "", reason);
  }

  /** No connection was made to this host. */
  void skipped(NextHop nextHop, String reason) {
    record(Level.WARNING, "dane:refused", where(nextHop, "-"), "", reason);
  }

  /** No host was looked for. */
  void delayed(String domain, String reason) {
    record(Level.WARNING, "dane:delayed", "next-hop=" + domain, "", reason);
  }

  /** A connection that is left alone. */
  void untouched(String host, String reason) {
    record(Level.DEBUG, "untouched", "host=" + host, "", reason);
  }

  /** What the program says about trust does not count for this connection. */
  void overridden(NextHop nextHop) {
    log.info(
        "the trusted hosts or the socket factory that the program has set do not count for "
            + nextHop.host()
            + ": its TLSA records decide");
  }

  private void connected(
      Level level, NextHop nextHop, String address, PeerVerdict verdict, String reason) {
    TlsFacts tls = verdict.tls();
    StringBuilder details = new StringBuilder();
    if (verdict.dane() instanceof DaneVerdict.Verified match) {
      details.append(" record=\"").append(match.record().abbreviated()).append('"');
      details.append(" depth=").append(match.depth());
    } else {
      details.append(" record=-");
    }
    details.append(" protocol=").append(tls == null ? "-" : tls.protocol());
    details.append(" group=").append(tls == null || tls.group() == null ? "-" : tls.group());
    details.append(" suite=").append(tls == null ? "-" : tls.cipherSuite());
    if (tls != null && !tls.weaknesses().isEmpty()) {
      details.append(" weak=\"").append(String.join(", ", tls.weaknesses())).append('"');
    }
    record(level, verdict.summary(), where(nextHop, address), details.toString(), reason);
  }

  private static String where(NextHop nextHop, String address) {
    return "next-hop="
        + nextHop.name()
        + " host="
        + nextHop.host()
        + " address="
        + address
        + " port="
        + nextHop.port();
  }

  private void record(
      Level level, String pair, String where, String details, @Nullable String reason) {
    String text = pair + " " + printable(where + details) + " reason=\"" + quotable(reason) + "\"";
    synchronized (this) {
      counters.merge(pair, 1L, Long::sum);
      if (last.size() == MOST_KEPT) {
        last.removeFirst();
      }
      last.addLast(new Entry(clock.instant().toString(), pair, text));
    }
    log.log(level, text);
  }

  /** Names and answers come from the network: one line stays one line. */
  private static String printable(@Nullable String text) {
    return text == null ? "" : text.replaceAll("\\p{Cntrl}", "?");
  }

  /** What stands between quotes has none of its own, so that programs can take the line apart. */
  private static String quotable(@Nullable String text) {
    return printable(text).replace('"', '\'');
  }

  /** Returns how often each pair was seen. */
  synchronized Map<String, Long> counters() {
    return new TreeMap<>(counters);
  }

  /** Returns the last entries, the oldest first. */
  synchronized List<Entry> last() {
    return new ArrayList<>(last);
  }
}
