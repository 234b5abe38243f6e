// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer over a connection of its own. The connection is closed at the end
 * whatever happens; {@link #giveUp} closes it from another thread, whatever it waits for. That is
 * why the sockets are here and not in an HTTP client's pool.
 */
final class HttpExchange {
  private static final String REQUEST_TYPE = "application/ocsp-request";
  private static final String RESPONSE_TYPE = "application/ocsp-response";

  private final URI url;
  private final Proxy proxy;
  private final Socket socket;
  private final Predicate<InetAddress> localAddresses;
  private volatile boolean givenUp;
  private boolean local;

  /**
   * @param url of http or https, with a host
   * @param proxies null for no proxy at all
   * @param localAddresses which addresses are those of this machine and its network
   */
  HttpExchange(URI url, @Nullable ProxySelector proxies, Predicate<InetAddress> localAddresses) {
    this.url = url;
    this.localAddresses = localAddresses;
    List<Proxy> possible = proxies == null ? null : proxies.select(url);
    proxy = possible == null || possible.isEmpty() ? Proxy.NO_PROXY : possible.get(0);
    socket = new Socket(proxy.type() == Proxy.Type.SOCKS ? proxy : Proxy.NO_PROXY);
  }

  /**
   * Sends the request and receives the answer.
   *
   * @param body what is posted, or null for GET
   * @param timeoutMillis for connecting, and for each wait for octets
   * @param outsideOnly whether a local address is refused
   */
  HttpAnswer run(byte @Nullable [] body, int timeoutMillis, boolean outsideOnly)
      throws IOException {
    try (socket) {
      InetSocketAddress address = address();
      InetAddress target = proxy.type() == Proxy.Type.DIRECT ? address.getAddress() : literal();
      local = target != null && localAddresses.test(target);
      if (local && outsideOnly) {
        throw new IOException("a redirect from elsewhere leads to a local address");
      }
      socket.connect(address, timeoutMillis);
      socket.setSoTimeout(timeoutMillis);
      socket.setTcpNoDelay(true);
      if (!isSecure()) {
        return exchange(socket, body);
      }
      if (proxy.type() == Proxy.Type.HTTP) {
        tunnel();
      }
      try (SSLSocket secure = secure()) {
        return exchange(secure, body);
      }
    }
  }

  /** Ends it: whoever runs it gets an exception at once. */
  void giveUp() {
    givenUp = true;
    try {
      socket.close();
    } catch (IOException e) {
      return; // It is closed all the same.
    }
  }

  /** Returns whether the host is this machine or one of its network, as far as can be told. */
  boolean isLocal() {
    return local;
  }

  boolean isGivenUp() {
    return givenUp;
  }

  private InetSocketAddress address() throws IOException {
    if (proxy.type() == Proxy.Type.HTTP) {
      if (!(proxy.address() instanceof InetSocketAddress address)) {
        throw new IOException("the proxy has no address");
      }
      return address.isUnresolved()
          ? new InetSocketAddress(address.getHostString(), address.getPort())
          : address;
    }
    return proxy.type() == Proxy.Type.SOCKS
        ? InetSocketAddress.createUnresolved(host(), port())
        : new InetSocketAddress(host(), port());
  }

  /** The address that stands in the URL; null for a name, which the proxy looks up. */
  private @Nullable InetAddress literal() throws IOException {
    String host = host();
    if (host.equalsIgnoreCase("localhost")) {
      return InetAddress.getLoopbackAddress();
    }
    boolean literal = host.indexOf(':') >= 0 || host.matches("[0-9.]+");
    return literal ? InetAddress.getByName(host) : null;
  }

  private boolean isSecure() {
    return isSecure(url);
  }

  static boolean isSecure(URI url) {
    return "https".equalsIgnoreCase(url.getScheme());
  }

  /** The host without the brackets of an IPv6 address. */
  private String host() {
    String host = url.getHost();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private int port() {
    return url.getPort() > 0 ? url.getPort() : isSecure() ? 443 : 80;
  }

  private void tunnel() throws IOException {
    String target = url.getHost() + ":" + port();
    send(socket, "CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n\r\n", null);
    int status = HttpAnswer.readStatus(socket.getInputStream());
    if (status != 200) {
      throw new IOException("the proxy answers HTTP status " + status);
    }
  }

  private SSLSocket secure() throws IOException {
    SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    SSLSocket secure = (SSLSocket) factory.createSocket(socket, host(), port(), true);
    SSLParameters parameters = secure.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secure.setSSLParameters(parameters);
    secure.startHandshake();
    return secure;
  }

  private HttpAnswer exchange(Socket over, byte @Nullable [] body) throws IOException {
    StringBuilder head = new StringBuilder(body == null ? "GET " : "POST ");
    head.append(target()).append(" HTTP/1.1\r\nHost: ").append(url.getHost());
    if (url.getPort() > 0) {
      head.append(':').append(url.getPort());
    }
    head.append("\r\nAccept: ").append(RESPONSE_TYPE);
    head.append("\r\nUser-Agent: Postern\r\nConnection: close\r\n");
    if (body != null) {
      head.append("Content-Type: ").append(REQUEST_TYPE);
      head.append("\r\nContent-Length: ").append(body.length).append("\r\n");
    }
    send(over, head.append("\r\n").toString(), body);
    return HttpAnswer.read(
        new BufferedInputStream(over.getInputStream()), ResponseCheck.MAX_LENGTH);
  }

  /** The whole URL for a proxy that forwards, else its path; without a fragment. */
  private String target() {
    String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    String origin = url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    boolean forwarded = proxy.type() == Proxy.Type.HTTP && !isSecure();
    return forwarded ? "http://" + url.getRawAuthority() + origin : origin;
  }

  private static void send(Socket over, String head, byte @Nullable [] body) throws IOException {
    byte[] start = head.getBytes(StandardCharsets.US_ASCII);
    byte[] all = new byte[start.length + (body == null ? 0 : body.length)];
    System.arraycopy(start, 0, all, 0, start.length);
    if (body != null) {
      System.arraycopy(body, 0, all, start.length, body.length);
    }
    OutputStream out = over.getOutputStream();
    out.write(all);
    out.flush();
  }
}
