// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.session;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Enumeration;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSessionContext;
import org.jspecify.annotations.Nullable;

/** The sessions of one SSLContext in one role. Thread-safe. */
public final class SessionContext implements SSLSessionContext {

  private static final int DEFAULT_CACHE_SIZE = 20480;
  private static final Duration DEFAULT_TIMEOUT = Duration.ofHours(24);
  private static final Duration LONGEST_TIMEOUT = Duration.ofDays(7);

  private final SecureRandom random;
  private final InstantSource clock;
  private volatile int cacheSize = DEFAULT_CACHE_SIZE;
  private volatile int timeoutSeconds = (int) DEFAULT_TIMEOUT.toSeconds();

  private SessionContext(SecureRandom random, InstantSource clock) {
    this.random = random;
    this.clock = clock;
  }

  /** Makes the context of a client's sessions. */
  public static SessionContext client(SecureRandom random, InstantSource clock) {
    return new SessionContext(random, clock);
  }

  /** Makes the context of a server's sessions. */
  public static SessionContext server(SecureRandom random, InstantSource clock) {
    return new SessionContext(random, clock);
  }

  /** Makes the session of a full handshake that begins. */
  public Session begin(@Nullable String peerHost, int peerPort) {
    byte[] id = new byte[32];
    random.nextBytes(id);
    return Session.begin(this, id, peerHost, peerPort, clock);
  }

  /** Forgets a session: nothing resumes it any more. */
  void invalidate(Session session) {}

  /** Returns whether a session of this age, in milliseconds since the epoch, is too old. */
  boolean isExpired(long created) {
    return clock.millis() - created > limit().toMillis();
  }

  private Duration limit() {
    Duration timeout = Duration.ofSeconds(timeoutSeconds);
    return timeout.isZero() || timeout.compareTo(LONGEST_TIMEOUT) > 0 ? LONGEST_TIMEOUT : timeout;
  }

  @Override
  public @Nullable SSLSession getSession(byte[] sessionId) {
    return null;
  }

  @Override
  public Enumeration<byte[]> getIds() {
    return Collections.emptyEnumeration();
  }

  @Override
  public void setSessionTimeout(int seconds) {
    if (seconds < 0) {
      throw new IllegalArgumentException(
          "the session timeout is 0 or more seconds, not " + seconds);
    }
    timeoutSeconds = seconds;
  }

  @Override
  public int getSessionTimeout() {
    return timeoutSeconds;
  }

  @Override
  public void setSessionCacheSize(int size) {
    if (size < 0) {
      throw new IllegalArgumentException("the session cache size is 0 or more, not " + size);
    }
    cacheSize = size;
  }

  @Override
  public int getSessionCacheSize() {
    return cacheSize;
  }
}
