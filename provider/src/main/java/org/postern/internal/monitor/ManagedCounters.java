// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.monitor;

import java.util.Map;
import javax.management.AttributeNotFoundException;
import javax.management.MBeanInfo;
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

/** The counters as JMX shows them. */
final class ManagedCounters extends ReadOnlyBean {
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
