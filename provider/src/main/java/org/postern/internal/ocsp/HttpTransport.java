// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ProxySelector;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.postern.internal.x509.MalformedCertificateException;

/**
 * OCSP over HTTP (RFC 6960 appendix A): by GET where the request is short, as caches want it (RFC
 * 5019 section 5), and by POST where that brought nothing of use, such as what a cache has kept too
 * long. Time, length and redirects are limited: these lead neither from https to http nor from
 * elsewhere to this machine or its network. Of a connection that was given up nothing remains.
 */
public final class HttpTransport implements Transport {
  private static final int MAX_REDIRECTS = 3;
  private static final int MAX_GET = 255;

  private final Duration timeout;
  private final @Nullable ProxySelector proxies;
  private final DaemonPool watchdogs = new DaemonPool("postern-ocsp-timeout", 2);
  private final Set<HttpExchange> running = ConcurrentHashMap.newKeySet();
  private final Predicate<InetAddress> local;
  private volatile boolean closed;

  /** An answer, and whether it comes from elsewhere than this machine and its network. */
  private record Hop(HttpAnswer answer, boolean outside) {}

  /**
   * @param timeout for one exchange in all, redirects included
   * @param proxies which proxy to take, null for the JVM's selector
   */
  public HttpTransport(Duration timeout, @Nullable ProxySelector proxies) {
    this(timeout, proxies, LocalAddresses::contain);
  }

  HttpTransport(Duration timeout, @Nullable ProxySelector proxies, Predicate<InetAddress> local) {
    this.timeout = timeout;
    this.proxies = proxies;
    this.local = local;
  }

  @Override
  public byte[] exchange(URI responder, byte[] request, Predicate<byte[]> useful)
      throws FetchException {
    long deadline = System.nanoTime() + timeout.toNanos();
    URI get = get(responder, request);
    byte[] cached = get == null ? null : attempt(get, deadline);
    if (cached != null && useful.test(cached)) {
      return cached;
    }
    try {
      return send(responder, request, deadline);
    } catch (FetchException e) {
      if (cached != null && isResponse(cached)) {
        return cached; // It says more than that there is no better one.
      }
      throw e;
    }
  }

  /** Returns the answer to GET, or null if POST may bring one in the time that is left. */
  private byte @Nullable [] attempt(URI get, long deadline) throws FetchException {
    try {
      return send(get, null, deadline);
    } catch (FetchException e) {
      if (deadline - System.nanoTime() <= 0) {
        throw e;
      }
      return null;
    }
  }

  private static boolean isResponse(byte[] answer) {
    try {
      ResponseEnvelope.read(answer);
      return true;
    } catch (MalformedCertificateException e) {
      return false;
    }
  }

  private byte[] send(URI first, byte @Nullable [] body, long deadline) throws FetchException {
    URI url = first;
    boolean fromOutside = false;
    for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      Hop hop = sendOnce(url, body, deadline, fromOutside);
      fromOutside = fromOutside || hop.outside;
      switch (hop.answer.status()) {
        case 200:
          return hop.answer.body();
        case 301:
        case 302:
        case 307:
        case 308:
          url = redirected(url, hop.answer.location());
          break;
        default:
          throw new FetchException(
              where(url) + " answers HTTP status " + hop.answer.status() + ", not 200");
      }
    }
    throw new FetchException(where(first) + " redirects more than " + MAX_REDIRECTS + " times");
  }

  /** Returns where a redirect leads to: to http or https, and never from https to http. */
  static URI redirected(URI from, @Nullable String location) throws FetchException {
    URI to;
    try {
      to = from.resolve(new URI(location == null ? "" : location));
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new FetchException(where(from) + " redirects to something that is no URL");
    }
    if (location == null || location.isEmpty() || !ResponderUrls.isUsable(to)) {
      throw new FetchException(where(from) + " redirects to something else than http and https");
    }
    if (HttpExchange.isSecure(from) && !HttpExchange.isSecure(to)) {
      throw new FetchException(where(from) + " redirects from https to http");
    }
    return to;
  }

  private Hop sendOnce(URI url, byte @Nullable [] body, long deadline, boolean fromOutside)
      throws FetchException {
    long left = deadline - System.nanoTime();
    if (closed || left <= 0) {
      throw late(url);
    }
    CompletableFuture<Void> watchdog = null;
    HttpExchange exchange = null;
    try {
      ProxySelector selector = proxies != null ? proxies : ProxySelector.getDefault();
      exchange = new HttpExchange(url, selector, local);
      running.add(exchange);
      watchdog =
          CompletableFuture.runAsync(
              exchange::giveUp,
              CompletableFuture.delayedExecutor(left, TimeUnit.NANOSECONDS, watchdogs));
      HttpAnswer answer = exchange.run(body, (int) (left / 1_000_000) + 1, fromOutside);
      return new Hop(answer, !exchange.isLocal());
    } catch (SocketTimeoutException e) {
      throw late(url);
    } catch (IOException | RuntimeException e) {
      throw exchange != null && exchange.isGivenUp() ? late(url) : failed(url, e);
    } finally {
      if (watchdog != null) {
        watchdog.cancel(false);
      }
      if (exchange != null) {
        running.remove(exchange);
      }
    }
  }

  private FetchException late(URI url) {
    return new FetchException(
        where(url) + " has not answered within " + timeout.toMillis() + " ms");
  }

  private static FetchException failed(URI url, Exception cause) {
    String reason = cause.getMessage();
    String kind = cause.getClass().getSimpleName();
    return new FetchException(
        where(url) + ": " + Words.line(reason == null ? kind : kind + " (" + reason + ")"));
  }

  private static String where(URI url) {
    String shown = url.getScheme() + "://" + url.getRawAuthority();
    return shown.length() > 100 ? shown.substring(0, 100) + "..." : shown;
  }

  /** The request in the path, or null if it is too long for that. */
  private static @Nullable URI get(URI responder, byte[] request) {
    if (responder.getRawQuery() != null || responder.getRawFragment() != null) {
      return null;
    }
    String base = responder.toString();
    String encoded =
        URLEncoder.encode(Base64.getEncoder().encodeToString(request), StandardCharsets.US_ASCII);
    return encoded.length() > MAX_GET
        ? null
        : URI.create(base + (base.endsWith("/") ? "" : "/") + encoded);
  }

  /** Gives up what is under way. */
  @Override
  public void close() {
    closed = true;
    running.forEach(HttpExchange::giveUp);
    watchdogs.close();
  }
}
