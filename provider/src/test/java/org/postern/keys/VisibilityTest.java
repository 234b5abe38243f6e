// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.lab.pki.LabCertificate;

/** What an operator sees of identities: log, flight recorder, JMX. */
@Isolated
@Timeout(60)
class VisibilityTest {
  private static final String EVENT = "postern.IdentityReload";

  @TempDir private Path directory;

  @ParameterizedTest(name = "{0} days, of which {1} have passed")
  @CsvSource({
    // life, passed, warned now, warned 12 hours later, 25 hours later
    "90, 60, false, false, false",
    "90, 68, false, false, true",
    "90, 69.5, true, false, false",
    "90, 80, true, false, false",
    "90, 83.5, true, false, true",
    "90, 89.8, true, false, true",
    "90, 95, true, false, true",
    "6, 3, false, false, true",
    "6, 4.5, true, false, true",
    "400, 370, false, false, false",
    "400, 380, true, false, false",
  })
  void certificatesThatEnd_areWarnedOfInTime(
      double life, double passed, boolean first, boolean half, boolean day) throws Exception {
    IdentityLab lab = new IdentityLab(directory);
    var end = lab.clock.instant().plus(hours(life - passed)).truncatedTo(ChronoUnit.SECONDS);
    lab.write(lab.pki.server("mx.example").valid(end.minus(hours(life)), end).signedBy(lab.root));
    try (ServerIdentity identity = lab.open()) {
      assertThat(warned(lab)).isEqualTo(first);
      identity.look();
      assertThat(warned(lab)).as("at once again").isFalse();
      lab.clock.pass(Duration.ofHours(12));
      identity.look();
      assertThat(warned(lab)).isEqualTo(half);
      lab.clock.pass(Duration.ofHours(13));
      identity.look();
      assertThat(warned(lab)).isEqualTo(day);
    }
  }

  private static Duration hours(double days) {
    return Duration.ofMinutes(Math.round(days * 24 * 60));
  }

  private static boolean warned(IdentityLab lab) {
    List<String> lines = lab.log.take().stream().filter(each -> !each.startsWith("INFO")).toList();
    assertThat(lines).hasSizeLessThanOrEqualTo(1);
    lines.forEach(line ->
        assertThat(line).containsPattern("the certificate of mx.example .*(ends in|ended)"));
    return !lines.isEmpty();
  }

  @Test
  void theFlightRecorder_isToldOfEachChange() throws Exception {
    IdentityLab lab = new IdentityLab(directory);
    LabCertificate old = lab.leaf("mx.example");
    LabCertificate next = lab.leaf("mx.example");
    Path file = directory.resolve("reloads.jfr");
    try (Recording recording = new Recording()) {
      recording.enable(EVENT);
      recording.start();
      lab.write(old);
      try (ServerIdentity identity = lab.open()) {
        Files.writeString(lab.chain, next.chainPem());
        identity.reload();
        identity.reload();
        lab.writeKey(next);
        identity.reload();
      }
      recording.stop();
      recording.dump(file);
    }
    List<RecordedEvent> events = RecordingFile.readAllEvents(file);
    assertThat(events)
        .extracting(event -> event.getString("outcome"))
        .containsExactly("replaced", "refused", "replaced");
    assertThat(events.get(1).getString("files")).isEqualTo(lab.chain + " + " + lab.key);
    assertThat(events.get(1).getString("reason")).contains("do not belong together");
    assertThat(events.get(1).getString("shown")).startsWith("mx.example (EC, until ");
    assertThat(events.get(2).getString("reason")).isNull();
    assertThat(events.get(2).getInstant("notAfter"))
        .isEqualTo(next.x509().getNotAfter().toInstant());
  }

  @Test
  void jmx_showsEachKey_asLongAsItIsOpen() throws Exception {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    IdentityLab lab = new IdentityLab(directory);
    lab.write(lab.leaf("mx.example"));
    try (ServerIdentity identity = lab.open()) {
      assertThat(rows(server, lab))
          .singleElement()
          .satisfies(row -> assertThat(row.get("names")).isEqualTo("mx.example"))
          .satisfies(row -> assertThat(row.get("lastError")).isNull())
          .satisfies(
              row -> assertThat(row.get("lastReload")).isEqualTo(lab.clock.instant().toString()));
      Files.delete(lab.key);
      identity.reload();
      assertThat(rows(server, lab).get(0).get("lastError"))
          .isEqualTo(lab.key + ": there is no such file");
    }
    assertThat(rows(server, lab)).isEmpty();
  }

  private static List<CompositeData> rows(MBeanServer server, IdentityLab lab) throws Exception {
    ObjectName name = new ObjectName("org.postern:type=Identity");
    if (!server.isRegistered(name)) {
      return List.of();
    }
    return Arrays.stream((CompositeData[]) server.getAttribute(name, "Identities"))
        .filter(row -> String.valueOf(row.get("files")).startsWith(lab.chain.toString()))
        .toList();
  }
}
