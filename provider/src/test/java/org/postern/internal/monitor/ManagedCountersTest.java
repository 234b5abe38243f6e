// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import javax.management.Attribute;
import javax.management.AttributeNotFoundException;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The counters as a client of JMX reads them. */
class ManagedCountersTest {
  private final Counters counters = new Counters();
  private final MBeanServer server = MBeanServerFactory.newMBeanServer();
  private final ObjectName name;

  /** What a client may declare to read them as of any MXBean. */
  public interface TlsMXBean {
    Map<String, Long> getHandshakes();

    Map<String, Long> getFailures();
  }

  ManagedCountersTest() throws Exception {
    name = new ObjectName(ManagedCounters.NAME);
  }

  @BeforeEach
  void register() throws Exception {
    server.registerMBean(new ManagedCounters(counters), name);
  }

  @Test
  void theCounters_areRead_asThoseOfAnMxBean() throws Exception {
    counters.established(true, "TLSv1.3", false);
    counters.established(true, "TLSv1.3", false);
    counters.established(false, "TLSv1.2", true);
    counters.failed(false, "received bad_certificate(42)");
    TlsMXBean proxy = JMX.newMXBeanProxy(server, name, TlsMXBean.class);
    assertThat(proxy.getHandshakes())
        .isEqualTo(Map.of("client TLSv1.3 full", 2L, "server TLSv1.2 resumed", 1L));
    assertThat(proxy.getFailures()).isEqualTo(Map.of("server received bad_certificate(42)", 1L));
    assertThat(server.getMBeanInfo(name).getAttributes()).hasSize(2);
    assertThat(server.getAttributes(name, new String[] {"Handshakes", "None"})).hasSize(1);
  }

  @Test
  void nothingElse_canBeReadOrSet() {
    assertThatThrownBy(() -> server.getAttribute(name, "None"))
        .isInstanceOf(AttributeNotFoundException.class);
    assertThatThrownBy(() -> server.setAttribute(name, new Attribute("Handshakes", Map.of())))
        .isInstanceOf(AttributeNotFoundException.class);
    assertThatThrownBy(() -> server.invoke(name, "reset", null, null)).isNotNull();
  }

  @Test
  void whereJmxWasStarted_theyAreShown() throws Exception {
    MBeanServer platform = java.lang.management.ManagementFactory.getPlatformMBeanServer();
    assertThat(Beans.register()).isTrue();
    assertThat(platform.queryNames(new ObjectName(ManagedCounters.NAME + ",*"), null)).isNotEmpty();
  }
}
