// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.monitor;

import java.lang.management.ManagementFactory;
import java.util.Map;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.DynamicMBean;
import javax.management.JMException;
import javax.management.MBeanInfo;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.ReflectionException;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenMBeanAttributeInfo;
import javax.management.openmbean.OpenMBeanAttributeInfoSupport;
import javax.management.openmbean.OpenMBeanInfoSupport;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;
import javax.management.openmbean.TabularData;
import javax.management.openmbean.TabularDataSupport;
import javax.management.openmbean.TabularType;

/**
 * The counters as JMX shows them: with open types, as an MXBean, but without reflection, for which
 * this package would have to be exported.
 */
final class ManagedCounters implements DynamicMBean {
  static final String NAME = "org.postern:type=Tls";
  private static final String ESTABLISHED = "Handshakes";
  private static final String FAILED = "Failures";
  private static final String[] COLUMNS = {"key", "value"};

  private final Counters counters;
  private final CompositeType row;
  private final TabularType table;

  ManagedCounters(Counters counters) throws OpenDataException {
    this.counters = counters;
    this.row =
        new CompositeType(
            "counter",
            "A counter",
            COLUMNS,
            new String[] {"What is counted", "How often it was seen"},
            new OpenType<?>[] {SimpleType.STRING, SimpleType.LONG});
    this.table = new TabularType("counters", "Counters", row, new String[] {COLUMNS[0]});
  }

  /** Registers them if there is a server of MBeans; tells whether there is no more to do. */
  static boolean register(Counters counters) {
    if (MBeanServerFactory.findMBeanServer(null).isEmpty()) {
      return false;
    }
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    try {
      server.registerMBean(new ManagedCounters(counters), name(server));
    } catch (JMException e) {
      System.getLogger("org.postern")
          .log(System.Logger.Level.DEBUG, "the counters of TLS are not shown by JMX", e);
    }
    return true;
  }

  /** The library may be there more than once: in the agent, and in the program itself. */
  private static ObjectName name(MBeanServer server) throws JMException {
    ObjectName name = new ObjectName(NAME);
    for (int i = 2; server.isRegistered(name); i++) {
      name = new ObjectName(NAME + ",instance=" + i);
    }
    return name;
  }

  @Override
  public Object getAttribute(String attribute)
      throws AttributeNotFoundException, ReflectionException {
    try {
      return switch (attribute) {
        case ESTABLISHED -> table(counters.established());
        case FAILED -> table(counters.failed());
        default -> throw new AttributeNotFoundException(attribute);
      };
    } catch (OpenDataException e) {
      throw new ReflectionException(e);
    }
  }

  private TabularData table(Map<String, Long> values) throws OpenDataException {
    TabularDataSupport data = new TabularDataSupport(table);
    for (Map.Entry<String, Long> each : values.entrySet()) {
      data.put(
          new CompositeDataSupport(row, COLUMNS, new Object[] {each.getKey(), each.getValue()}));
    }
    return data;
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

  @Override
  public MBeanInfo getMBeanInfo() {
    OpenMBeanAttributeInfo[] attributes = {
      attribute(ESTABLISHED, "Handshakes that succeeded, by role, version, and full or resumed"),
      attribute(FAILED, "Handshakes that failed, by role and what ended them")
    };
    return new OpenMBeanInfoSupport(
        getClass().getName(), "TLS by Postern", attributes, null, null, null);
  }

  private OpenMBeanAttributeInfo attribute(String name, String description) {
    return new OpenMBeanAttributeInfoSupport(name, description, table, true, false, false);
  }
}
