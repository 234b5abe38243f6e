// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern;

import java.time.Clock;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;
import org.postern.internal.tls.JdkTls;
import org.postern.smtp.TlsRequirement;

/** TLS by the JDK's JSSE. */
final class JdkTlsStack implements TlsStack {

  private final JdkTls tls;

  JdkTlsStack(Clock clock) {
    this.tls = new JdkTls(clock);
  }

  @Override
  public SSLContext client(TlsRequirement requirement) {
    return tls.client(requirement);
  }

  @Override
  public SSLContext server(KeyManager[] keys, TrustManager @Nullable [] trust) {
    return tls.server(keys, trust);
  }
}
