// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.core;

import java.lang.management.ManagementFactory;
import java.util.Set;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.postern.agent.bridge.ListenerBridge;

/** The listeners that ran before the agent was attached. */
final class LateListeners {
  private static final String JAMES_SERVERS = "org.apache.james:type=server,name=*";

  private LateListeners() {}

  /**
   * Has James' listeners come by {@link ListenerGuard#inUse}: those that show themselves to JMX at
   * once, others with their next connection.
   */
  static void james(AgentLog log) {
    ListenerBridge.watch();
    try {
      MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
      for (ObjectName each : beans.queryNames(new ObjectName(JAMES_SERVERS), null)) {
        // Its answer is of no interest: to give it, the listener looks at its own encryption.
        Object unused = beans.getAttribute(each, "StartTLSSupported");
      }
    } catch (Exception | LinkageError e) {
      log.info("inbound: James' listeners get Postern's TLS after their next connection: " + e);
    }
  }

  /** GreenMail makes its context once. */
  static void greenMail(ListenerOutcomes outcomes) {
    outcomes.left("GreenMail", "it was loaded before Postern; restart it with -javaagent");
  }

  /** Deals with what was loaded before. */
  static void of(Set<String> loaded, ListenerOutcomes outcomes, AgentLog log) {
    if (loaded.contains(ListenerTargets.JAMES_SERVER)) {
      james(log);
    }
    if (loaded.contains(ListenerTargets.GREENMAIL)) {
      greenMail(outcomes);
    }
  }
}
