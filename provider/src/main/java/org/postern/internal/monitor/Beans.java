// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.monitor;

import javax.management.MBeanServerFactory;
import javax.management.openmbean.OpenDataException;

/** What JMX shows of the library. */
final class Beans {
  private Beans() {}

  /** Registers all if there is a server of MBeans; tells whether there is no more to do. */
  static boolean register() {
    if (MBeanServerFactory.findMBeanServer(null).isEmpty()) {
      return false;
    }
    try {
      new ManagedCounters(Counters.INSTANCE).register(ManagedCounters.NAME);
      new ManagedIdentities(IdentityBoard.INSTANCE::rows).register(ManagedIdentities.NAME);
    } catch (OpenDataException e) {
      throw new IllegalStateException(e);
    }
    return true;
  }
}
