// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import java.io.IOException;
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
import org.jspecify.annotations.Nullable;
import org.postern.internal.x509.MalformedCertificateException;

/**
 * OCSP over HTTP (RFC 6960 appendix A): by GET where the request is short, as caches want it (RFC
 * 5019 section 5), and by POST where that brought nothing. Time, length and redirects are limited;
 * of a connection that was given up nothing remains.
 */
public final class HttpTransport implements Transport {
  private static final int MAX_REDIRECTS = 3;
  private static final int MAX_GET = 255;

  private final Duration timeout;
  private final @Nullable ProxySelector proxies;
  private final DaemonPool watchdogs = new DaemonPool("postern-ocsp-timeout", 2);
  private final Set<HttpExchange> running = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /**
   * @param timeout for one exchange in all, redirects included
   * @param proxies which proxy to take, null for the JVM's selector
   */
  public HttpTransport(Duration timeout, @Nullable ProxySelector proxies) {
    this.timeout = timeout;
    this.proxies = proxies;
  }

  @Override
  public byte[] exchange(URI responder, byte[] request) throws FetchException {
    long deadline = System.nanoTime() + timeout.toNanos();
    URI get = get(responder, request);
    if (get != null) {
      byte[] answer = attempt(get, deadline);
      if (answer != null) {
        return answer;
      }
    }
    return send(responder, request, deadline);
  }

  /** Returns the answer to GET, or null if POST may bring a better one in the time that is left. */
  private byte @Nullable [] attempt(URI get, long deadline) throws FetchException {
    try {
      byte[] answer = send(get, null, deadline);
      return ResponseEnvelope.read(answer).status() == ResponseEnvelope.SUCCESSFUL ? answer : null;
    } catch (MalformedCertificateException e) {
      return null;
    } catch (FetchException e) {
      if (deadline - System.nanoTime() <= 0) {
        throw e;
      }
      return null;
    }
  }

  private byte[] send(URI first, byte @Nullable [] body, long deadline) throws FetchException {
    URI url = first;
    for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      HttpAnswer answer = sendOnce(url, body, deadline);
      switch (answer.status()) {
        case 200:
          return answer.body();
        case 301:
        case 302:
        case 307:
        case 308:
          url = redirected(url, answer.location());
          break;
        default:
          throw new FetchException(
              where(url) + " answers HTTP status " + answer.status() + ", not 200");
      }
    }
    throw new FetchException(where(first) + " redirects more than " + MAX_REDIRECTS + " times");
  }

  private static URI redirected(URI from, @Nullable String location) throws FetchException {
    try {
      URI to = from.resolve(new URI(location == null ? "" : location));
      if (location != null && !location.isEmpty() && ResponderUrls.isUsable(to)) {
        return to;
      }
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new FetchException(where(from) + " redirects to something that is no URL");
    }
    throw new FetchException(where(from) + " redirects to something else than http and https");
  }

  private HttpAnswer sendOnce(URI url, byte @Nullable [] body, long deadline)
      throws FetchException {
    long left = deadline - System.nanoTime();
    if (closed || left <= 0) {
      throw late(url);
    }
    CompletableFuture<Void> watchdog = null;
    HttpExchange exchange = null;
    try {
      exchange = new HttpExchange(url, proxies != null ? proxies : ProxySelector.getDefault());
      running.add(exchange);
      watchdog =
          CompletableFuture.runAsync(
              exchange::giveUp,
              CompletableFuture.delayedExecutor(left, TimeUnit.NANOSECONDS, watchdogs));
      return exchange.run(body, (int) (left / 1_000_000) + 1);
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
