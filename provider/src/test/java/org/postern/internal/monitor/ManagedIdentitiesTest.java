// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import javax.management.AttributeNotFoundException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.Test;

/** The keys that servers show, as a client of JMX reads them. */
class ManagedIdentitiesTest {

  @Test
  void theRowsOfAllServers_areRead_asOfNow() throws Exception {
    IdentityBoard board = new IdentityBoard();
    MBeanServer server = MBeanServerFactory.newMBeanServer();
    ObjectName name = new ObjectName(ManagedIdentities.NAME);
    server.registerMBean(new ManagedIdentities(board::rows), name);
    assertThat((CompositeData[]) server.getAttribute(name, "Identities")).isEmpty();
    AutoCloseable first = board.add(() -> List.of(row("a.pem", null)));
    AutoCloseable second = board.add(() -> List.of(row("b.pem", "there is no such file")));
    CompositeData[] rows = (CompositeData[]) server.getAttribute(name, "Identities");
    assertThat(rows).hasSize(2);
    assertThat(rows[0].get("files")).isEqualTo("a.pem");
    assertThat(rows[0].get("names")).isEqualTo("mx.example");
    assertThat(rows[0].get("keyType")).isEqualTo("EC");
    assertThat(rows[0].get("notAfter")).isEqualTo("2027-02-20T12:30:11Z");
    assertThat(rows[0].get("lastError")).isNull();
    assertThat(rows[0].get("stapleNextUpdate")).isEqualTo("2026-11-29T12:00:00Z");
    assertThat(rows[1].get("lastError")).isEqualTo("there is no such file");
    first.close();
    assertThat((CompositeData[]) server.getAttribute(name, "Identities")).hasSize(1);
    second.close();
    assertThatThrownBy(() -> server.getAttribute(name, "None"))
        .isInstanceOf(AttributeNotFoundException.class);
  }

  private static IdentityRow row(String files, String error) {
    return new IdentityRow(
        files,
        "mx.example",
        "EC",
        "2027-02-20T12:30:11Z",
        "2026-11-22T12:00:00Z",
        error,
        "2026-11-22T12:00:00Z",
        "2026-11-29T12:00:00Z",
        null);
  }
}
