// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLException;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events and counters of real handshakes. */
@Isolated
@Timeout(60)
class HandshakeWatchTest {
  private static final String EVENT = "postern.TlsHandshake";

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  private interface Work {
    void run() throws Exception;
  }

  private List<RecordedEvent> record(Work work) throws Exception {
    Path file = directory.resolve("handshakes.jfr");
    try (Recording recording = new Recording()) {
      recording.enable(EVENT);
      recording.start();
      work.run();
      recording.stop();
      recording.dump(file);
    }
    return RecordingFile.readAllEvents(file).stream()
        .filter(event -> event.getEventType().getName().equals(EVENT))
        .toList();
  }

  private static List<RecordedEvent> of(String role, List<RecordedEvent> events) {
    return events.stream().filter(event -> event.getString("role").equals(role)).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void aHandshakeOnRecord_tellsWhatWasNegotiated_andWhatItCost(String protocol) throws Exception {
    TlsPair pair = new TlsPair(true);
    List<RecordedEvent> events = record(() -> pair.handshake(protocol));
    for (String role : List.of("client", "server")) {
      assertThat(of(role, events))
          .singleElement()
          .satisfies(event -> {
            assertThat(event.getString("verdict")).isEqualTo("established");
            assertThat(event.getString("protocol")).isEqualTo(protocol);
            assertThat(event.getString("suite")).startsWith("TLS_");
            assertThat(event.getString("group"))
                .isIn("X25519MLKEM768", "x25519", "secp256r1", "secp384r1", "SecP256r1MLKEM768");
            assertThat(event.getString("signatureScheme")).isEqualTo("ed25519");
            assertThat(event.getBoolean("resumed")).isFalse();
            assertThat(event.getString("reason")).isNull();
            assertThat(event.getLong("cpuNanoseconds")).isPositive();
            assertThat(event.getDuration("computing")).isPositive();
            assertThat(event.getDuration()).isPositive();
          });
    }
    assertThat(of("client", events).get(0).getString("peer")).isEqualTo(TlsPair.HOST + ":25");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void aResumption_isCalledSo(String protocol) throws Exception {
    TlsPair pair = new TlsPair(true);
    pair.handshake(protocol);
    Map<String, Long> before = Counters.INSTANCE.established();
    List<RecordedEvent> events = record(() -> pair.handshake(protocol));
    assertThat(events).hasSize(2).allMatch(event -> event.getBoolean("resumed"));
    for (String role : List.of("client", "server")) {
      String key = role + " " + protocol + " resumed";
      assertThat(Counters.INSTANCE.established())
          .containsEntry(key, before.getOrDefault(key, 0L) + 1);
    }
  }

  @Test
  void aFailure_tellsTheAlertAndTheReason() throws Exception {
    TlsPair pair = new TlsPair(false);
    List<RecordedEvent> events =
        record(() ->
            assertThatThrownBy(() -> pair.handshake("TLSv1.3")).isInstanceOf(SSLException.class));
    assertThat(of("client", events))
        .singleElement()
        .satisfies(event -> {
          assertThat(event.getString("verdict")).startsWith("sent ").contains("unknown");
          assertThat(event.getString("reason")).contains("PKIX path building failed");
          assertThat(event.getString("protocol")).isNull();
        });
    assertThat(Counters.INSTANCE.failed().keySet()).anyMatch(key -> key.startsWith("client sent "));
  }

  @Test
  void whereNobodyListens_allShareOneWatch_andNoEventIsMade() {
    HandshakeWatch first = HandshakeWatch.begin(true, "a.test", 25);
    assertThat(HandshakeWatch.begin(true, "b.test", 25)).isSameAs(first);
    assertThat(HandshakeWatch.begin(false, null, -1))
        .isSameAs(HandshakeWatch.begin(false, null, -1));
    assertThat(first).isNotInstanceOf(RecordedHandshake.class);
  }

  @Test
  void aRecordingOfOtherEvents_wantsNone() throws Exception {
    try (Recording recording = new Recording()) {
      recording.enable("jdk.ThreadSleep");
      recording.disable(EVENT);
      recording.start();
      assertThat(HandshakeWatch.begin(true, "a.test", 25)).isNotInstanceOf(RecordedHandshake.class);
    }
  }
}
