// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** The keys that servers of this JVM show, for JMX. Thread-safe. */
public final class IdentityBoard {
  static final IdentityBoard INSTANCE = new IdentityBoard();

  private final List<Supplier<List<IdentityRow>>> shown = new CopyOnWriteArrayList<>();

  IdentityBoard() {}

  /**
   * Shows rows from now on, until what is returned is closed.
   *
   * @param rows asked for each time that somebody looks
   */
  public static AutoCloseable show(Supplier<List<IdentityRow>> rows) {
    return INSTANCE.add(rows);
  }

  /** Looks whether JMX was started meanwhile, so that the rows can be shown. */
  public static void look() {
    Registration.look();
  }

  AutoCloseable add(Supplier<List<IdentityRow>> rows) {
    shown.add(rows);
    Registration.attempt();
    return () -> shown.remove(rows);
  }

  List<IdentityRow> rows() {
    List<IdentityRow> rows = new ArrayList<>();
    shown.forEach(each -> rows.addAll(each.get()));
    return rows;
  }
}
