// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.ocsp;

import java.net.ProxySelector;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;
import org.postern.internal.ocsp.HttpTransport;
import org.postern.internal.ocsp.StaplingKeyManager;
import org.postern.internal.ocsp.StaplingKeys;
import org.postern.internal.ocsp.Tracker;

/**
 * The OCSP responses that a server staples. They are fetched ahead by a thread of the store, as
 * long as somebody holds the {@link Stapled} of their chain; verified before use; fetched again at
 * half their life; kept until their nextUpdate whatever becomes of the responder; and, with a state
 * directory, there again after a restart. Handshakes never wait for them.
 *
 * <p>Thread-safe.
 */
public final class StapleStore implements AutoCloseable {

  private final Tracker tracker;
  private final boolean refuseWithoutStaple;

  private StapleStore(Builder builder) {
    refuseWithoutStaple = builder.refuse;
    tracker =
        new Tracker(
            builder.directory,
            builder.files,
            builder.refuse,
            builder.clock,
            new HttpTransport(builder.timeout, builder.proxies));
  }

  /** Makes one with the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Sees to responses for the certificates of a chain from now on, as long as the answer is held,
   * and returns what there is. The same chain gets the same answer. Reads what the state directory
   * holds, so not to be called within a handshake; never waits for a responder.
   *
   * @param chain the certificates that a server shows, its own first
   */
  public Stapled track(List<X509Certificate> chain) {
    return tracker.track(chain);
  }

  /**
   * Returns a key manager that chooses as another one does, and has the responses for its chains
   * stapled by Postern's TLS. The other one may have new chains at any time.
   */
  public X509ExtendedKeyManager stapling(X509ExtendedKeyManager keys) {
    return keys instanceof StaplingKeys
        ? keys
        : StaplingKeyManager.of(keys, tracker::track, tracker.background(), refuseWithoutStaple);
  }

  /** Ends the threads, and whatever they wait for. What was fetched can still be stapled. */
  @Override
  public void close() {
    tracker.close();
  }

  /** Settings of a store. Not thread-safe. */
  public static final class Builder {

    private @Nullable Path directory;
    private List<Path> files = List.of();
    private boolean refuse;
    private InstantSource clock = InstantSource.system();
    private @Nullable ProxySelector proxies;
    private Duration timeout = Duration.ofSeconds(15);

    private Builder() {}

    /** Where responses are kept for the next start; null, the default, for nowhere. */
    public Builder directory(@Nullable Path directory) {
      this.directory = directory;
      return this;
    }

    /** Files of responses in DER that another program keeps fresh; read again when they change. */
    public Builder files(List<Path> files) {
      this.files = List.copyOf(files);
      return this;
    }

    /**
     * Whether a certificate that demands a staple (RFC 7633) is withheld while there is none; false
     * by default: it is shown, and the log says so.
     */
    public Builder refuseWithoutStaple(boolean refuse) {
      this.refuse = refuse;
      return this;
    }

    /** The time; the system's by default. */
    public Builder clock(InstantSource clock) {
      this.clock = clock;
      return this;
    }

    /** Which proxy leads to a responder; the JVM's by default. */
    public Builder proxies(ProxySelector proxies) {
      this.proxies = proxies;
      return this;
    }

    /**
     * How long one fetch may take in all; 15 seconds by default.
     *
     * @throws IllegalArgumentException if that is not between a millisecond and an hour
     */
    public Builder timeout(Duration timeout) {
      if (timeout.toMillis() < 1 || timeout.compareTo(Duration.ofHours(1)) > 0) {
        throw new IllegalArgumentException("between 1 ms and 1 h, not " + timeout);
      }
      this.timeout = timeout;
      return this;
    }

    /** Makes the store. It has no thread before there is something to fetch. */
    public StapleStore build() {
      return new StapleStore(this);
    }
  }
}
