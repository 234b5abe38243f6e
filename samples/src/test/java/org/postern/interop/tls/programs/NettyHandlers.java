// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.tls.programs;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.IdentityCipherSuiteFilter;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslHandler;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.postern.interop.tls.TlsLab;

/** Makes the handlers that the plan asks for. */
final class NettyHandlers {
  private static final ApplicationProtocolConfig ALPN =
      new ApplicationProtocolConfig(
          Protocol.ALPN,
          SelectorFailureBehavior.NO_ADVERTISE,
          SelectedListenerFailureBehavior.ACCEPT,
          "h2",
          "http/1.1");

  private final NettyProgram.Plan plan;

  NettyHandlers(NettyProgram.Plan plan) {
    this.plan = plan;
  }

  SslHandler server(ByteBufAllocator allocator) {
    if (plan.handlers() == NettyProgram.Handlers.OF_ENGINES) {
      SSLEngine engine = plan.server().createSSLEngine();
      engine.setUseClientMode(false);
      engine.setEnabledProtocols(new String[] {plan.protocol()});
      return handler(engine);
    }
    JdkSslContext context = context(plan.server(), false);
    Executor tasks = plan.tasks();
    return tasks == null ? context.newHandler(allocator) : context.newHandler(allocator, tasks);
  }

  SslHandler client(ByteBufAllocator allocator, int port) {
    SslHandler handler;
    if (plan.handlers() == NettyProgram.Handlers.OF_ENGINES) {
      SSLEngine engine = plan.client().createSSLEngine(TlsLab.HOST, port);
      engine.setUseClientMode(true);
      engine.setEnabledProtocols(new String[] {plan.protocol()});
      handler = handler(engine);
    } else {
      JdkSslContext context = context(plan.client(), true);
      Executor tasks = plan.tasks();
      handler =
          tasks == null
              ? context.newHandler(allocator, TlsLab.HOST, port)
              : context.newHandler(allocator, TlsLab.HOST, port, tasks);
    }
    SSLParameters parameters = handler.engine().getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    handler.engine().setSSLParameters(parameters);
    return handler;
  }

  private SslHandler handler(SSLEngine engine) {
    Executor tasks = plan.tasks();
    return tasks == null ? new SslHandler(engine) : new SslHandler(engine, tasks);
  }

  private JdkSslContext context(SSLContext context, boolean client) {
    return new JdkSslContext(
        context,
        client,
        null,
        IdentityCipherSuiteFilter.INSTANCE,
        ALPN,
        ClientAuth.NONE,
        new String[] {plan.protocol()},
        false);
  }
}
