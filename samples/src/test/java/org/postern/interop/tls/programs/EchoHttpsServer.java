// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.tls.programs;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.postern.interop.tls.TlsLab;
import org.postern.interop.tls.Version;

/** The JDK's own HTTPS server, which answers with what it was sent. */
final class EchoHttpsServer implements AutoCloseable {
  private final HttpsServer server;
  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final BlockingQueue<String> protocols = new LinkedBlockingQueue<>();

  EchoHttpsServer(SSLContext context, Version version) throws IOException {
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(context) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters wanted = context.getDefaultSSLParameters();
            wanted.setProtocols(new String[] {version.jsseName()});
            parameters.setSSLParameters(wanted);
          }
        });
    server.setExecutor(executor);
    server.createContext("/echo", this::echo);
    server.start();
  }

  URI uri() {
    return URI.create("https://" + TlsLab.HOST + ":" + server.getAddress().getPort() + "/echo");
  }

  /** What the server's session of the next exchange says. */
  String protocol() throws InterruptedException {
    String protocol = protocols.poll(10, TimeUnit.SECONDS);
    if (protocol == null) {
      throw new AssertionError("no exchange reached the server within 10 s");
    }
    return protocol;
  }

  private void echo(HttpExchange exchange) throws IOException {
    try (exchange) {
      protocols.add(((HttpsExchange) exchange).getSSLSession().getProtocol());
      byte[] body = exchange.getRequestBody().readAllBytes();
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    executor.shutdownNow();
  }
}
