// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.stack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.util.Base64;

/** A responder on loopback, for a server that fetches what it staples. */
final class OcspResponder implements AutoCloseable {
  private final HttpServer http;

  private OcspResponder(HttpServer http) {
    this.http = http;
  }

  static OcspResponder start(Issuer issuer) throws IOException {
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext("/", exchange -> answer(exchange, issuer));
    http.start();
    return new OcspResponder(http);
  }

  String url() {
    return "http://127.0.0.1:" + http.getAddress().getPort() + "/";
  }

  /** Answers both forms of RFC 6960 A.1. */
  private static void answer(HttpExchange exchange, Issuer issuer) throws IOException {
    try (exchange) {
      byte[] request =
          exchange.getRequestMethod().equals("GET")
              ? Base64.getDecoder().decode(exchange.getRequestURI().getPath().substring(1))
              : exchange.getRequestBody().readAllBytes();
      byte[] response = Staple.answer(request, issuer);
      exchange.getResponseHeaders().set("Content-Type", "application/ocsp-response");
      exchange.sendResponseHeaders(200, response.length);
      exchange.getResponseBody().write(response);
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
