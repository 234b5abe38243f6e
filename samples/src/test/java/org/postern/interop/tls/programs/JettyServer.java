// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.tls.programs;

import java.net.InetAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.postern.interop.tls.TlsLab;
import org.postern.interop.tls.Version;

/** Jetty with HTTP/1.1 and HTTP/2 by ALPN, which answers with what it was sent. */
final class JettyServer implements AutoCloseable {
  private final Server server = new Server();
  private final ServerConnector connector;
  private final BlockingQueue<String> protocols = new LinkedBlockingQueue<>();

  JettyServer(SSLContext context, Version version) throws Exception {
    var tls = new SslContextFactory.Server();
    tls.setSslContext(context);
    tls.setIncludeProtocols(version.jsseName());
    var configuration = new HttpConfiguration();
    configuration.addCustomizer(new SecureRequestCustomizer());
    var alpn = new ALPNServerConnectionFactory();
    alpn.setDefaultProtocol("http/1.1");
    connector =
        new ServerConnector(
            server,
            new SslConnectionFactory(tls, "alpn"),
            alpn,
            new HTTP2ServerConnectionFactory(configuration),
            new HttpConnectionFactory(configuration));
    connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
    server.addConnector(connector);
    server.setHandler(new Echo());
    server.start();
  }

  URI uri() {
    return URI.create("https://" + TlsLab.HOST + ":" + connector.getLocalPort() + "/echo");
  }

  /** What the server's session of the next exchange says. */
  String protocol() throws InterruptedException {
    String protocol = protocols.poll(10, TimeUnit.SECONDS);
    if (protocol == null) {
      throw new AssertionError("no exchange reached the server within 10 s");
    }
    return protocol;
  }

  @Override
  public void close() {
    LifeCycle.stop(server);
  }

  private final class Echo extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      var data = (EndPoint.SslSessionData) request.getAttribute(EndPoint.SslSessionData.ATTRIBUTE);
      protocols.add(data.sslSession().getProtocol());
      ByteBuffer body = Content.Source.asByteBuffer(request);
      response.write(true, body, callback);
      return true;
    }
  }
}
