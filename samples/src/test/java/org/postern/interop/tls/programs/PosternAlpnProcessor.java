// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.tls.programs;

import javax.net.ssl.SSLEngine;
import org.eclipse.jetty.alpn.java.server.JDK9ServerALPNProcessor;

/**
 * Tells Jetty that our engine does ALPN as the JDK's interface has it: its own processor asks for
 * an engine of the module java.base. Found as a service.
 */
public final class PosternAlpnProcessor extends JDK9ServerALPNProcessor {
  @Override
  public boolean appliesTo(SSLEngine engine) {
    return engine.getClass().getName().startsWith("org.postern.");
  }
}
