// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.monitor;

import java.lang.management.ManagementFactory;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.DynamicMBean;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.ReflectionException;

/**
 * What JMX shows with open types, as an MXBean, but without reflection, for which this package
 * would have to be exported. Nothing can be set or invoked.
 */
abstract class ReadOnlyBean implements DynamicMBean {

  /** Registers it under the name, or, where that is taken, with a number behind it. */
  final void register(String name) {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    try {
      server.registerMBean(this, free(server, name));
    } catch (JMException e) {
      System.getLogger("org.postern")
          .log(System.Logger.Level.DEBUG, "JMX does not show " + name, e);
    }
  }

  /** The library may be there more than once: in the agent, and in the program itself. */
  private static ObjectName free(MBeanServer server, String base) throws JMException {
    ObjectName name = new ObjectName(base);
    for (int i = 2; server.isRegistered(name); i++) {
      name = new ObjectName(base + ",instance=" + i);
    }
    return name;
  }

  @Override
  public void setAttribute(Attribute attribute) throws AttributeNotFoundException {
    throw new AttributeNotFoundException(attribute.getName() + " cannot be set");
  }

  @Override
  public AttributeList getAttributes(String[] attributes) {
    AttributeList list = new AttributeList();
    for (String each : attributes) {
      try {
        list.add(new Attribute(each, getAttribute(each)));
      } catch (JMException e) {
        // As the contract has it, what cannot be had is left out.
      }
    }
    return list;
  }

  @Override
  public AttributeList setAttributes(AttributeList attributes) {
    return new AttributeList();
  }

  @Override
  public Object invoke(String action, Object[] parameters, String[] signature)
      throws ReflectionException {
    throw new ReflectionException(new NoSuchMethodException(action));
  }
}
