// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.core;

import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.NOPMDCAdapter;
import org.slf4j.helpers.NOP_FallbackServiceProvider;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * What the libraries in our class loader log by SLF4J goes nowhere: what matters of it is in the
 * reasons that Postern gives. Without a provider SLF4J would complain on standard error.
 */
public final class Slf4jProvider implements SLF4JServiceProvider {
  private final SLF4JServiceProvider silent = new NOP_FallbackServiceProvider();

  @Override
  public ILoggerFactory getLoggerFactory() {
    return silent.getLoggerFactory();
  }

  @Override
  public IMarkerFactory getMarkerFactory() {
    return new BasicMarkerFactory();
  }

  @Override
  public MDCAdapter getMDCAdapter() {
    return new NOPMDCAdapter();
  }

  @Override
  public @Nullable String getRequestedApiVersion() {
    return silent.getRequestedApiVersion();
  }

  @Override
  public void initialize() {}
}
