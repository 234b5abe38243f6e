// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.monitor;

import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import javax.management.AttributeNotFoundException;
import javax.management.MBeanInfo;
import javax.management.ReflectionException;
import javax.management.openmbean.ArrayType;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenMBeanAttributeInfo;
import javax.management.openmbean.OpenMBeanAttributeInfoSupport;
import javax.management.openmbean.OpenMBeanInfoSupport;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;

/** The keys that servers show, as JMX shows them: one row for each. */
final class ManagedIdentities extends ReadOnlyBean {
  static final String NAME = "org.postern:type=Identity";
  private static final String IDENTITIES = "Identities";
  private static final String[] COLUMNS = {
    "files",
    "names",
    "keyType",
    "notAfter",
    "lastReload",
    "lastError",
    "stapleThisUpdate",
    "stapleNextUpdate",
    "stapleError"
  };
  private static final String[] DESCRIPTIONS = {
    "Where the key comes from",
    "The names of its certificate",
    "The kind of the key",
    "Until when the certificate is valid",
    "When it was put to use",
    "Why the files are not used as they are now",
    "Since when the OCSP response at hand is valid",
    "Until when it is used",
    "What went wrong with OCSP last"
  };

  private final Supplier<List<IdentityRow>> rows;
  private final CompositeType row;
  private final ArrayType<CompositeData[]> table;

  ManagedIdentities(Supplier<List<IdentityRow>> rows) throws OpenDataException {
    this.rows = rows;
    OpenType<?>[] types =
        Collections.nCopies(COLUMNS.length, SimpleType.STRING).toArray(OpenType<?>[]::new);
    this.row =
        new CompositeType(
            "identity", "A key that is shown to clients", COLUMNS, DESCRIPTIONS, types);
    this.table = new ArrayType<>(1, row);
  }

  @Override
  public Object getAttribute(String attribute)
      throws AttributeNotFoundException, ReflectionException {
    if (!attribute.equals(IDENTITIES)) {
      throw new AttributeNotFoundException(attribute);
    }
    try {
      List<IdentityRow> now = rows.get();
      CompositeData[] data = new CompositeData[now.size()];
      for (int i = 0; i < data.length; i++) {
        data[i] = new CompositeDataSupport(row, COLUMNS, values(now.get(i)));
      }
      return data;
    } catch (OpenDataException e) {
      throw new ReflectionException(e);
    }
  }

  private static Object[] values(IdentityRow row) {
    return new Object[] {
      row.files(),
      row.names(),
      row.keyType(),
      row.notAfter(),
      row.lastReload(),
      row.lastError(),
      row.thisUpdate(),
      row.nextUpdate(),
      row.stapleError()
    };
  }

  @Override
  public MBeanInfo getMBeanInfo() {
    OpenMBeanAttributeInfo[] attributes = {
      new OpenMBeanAttributeInfoSupport(
          IDENTITIES,
          "The keys that are shown to clients, until when, and what is wrong with them",
          table,
          true,
          false,
          false)
    };
    return new OpenMBeanInfoSupport(
        getClass().getName(), "Server identities of Postern", attributes, null, null, null);
  }
}
