// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/** Prints, after a class, each scenario with its result and the seconds since the class began. */
final class ScenarioTable implements BeforeAllCallback, AfterAllCallback, TestWatcher {
  private final String title;
  private final List<String> rows = new ArrayList<>();
  private long start;

  ScenarioTable(String title) {
    this.title = title;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    start = System.nanoTime();
  }

  @Override
  public void testSuccessful(ExtensionContext context) {
    row("ok", context);
  }

  @Override
  public void testFailed(ExtensionContext context, Throwable cause) {
    row("FAILED", context);
  }

  @Override
  public void testAborted(ExtensionContext context, Throwable cause) {
    row("skipped", context);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    System.out.printf("%n%s on JDK %s%n", title, Runtime.version());
    rows.forEach(System.out::println);
  }

  private void row(String result, ExtensionContext context) {
    long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
    String method = context.getRequiredTestMethod().getName();
    String name =
        context.getDisplayName().startsWith(method)
            ? method
            : method + " " + context.getDisplayName();
    rows.add("%-8s %4d s  %s".formatted(result, seconds, name));
  }
}
