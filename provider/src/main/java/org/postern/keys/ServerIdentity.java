// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.keys;

import java.lang.System.Logger;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509KeyManager;
import org.jspecify.annotations.Nullable;
import org.postern.internal.keys.CompletedKeys;
import org.postern.internal.keys.IdentityFiles;
import org.postern.internal.keys.IdentityKeeper;
import org.postern.internal.keys.IdentityKeyManager;
import org.postern.internal.keys.IdentityReader;
import org.postern.internal.keys.IdentityReports;
import org.postern.internal.keys.LiveKeys;
import org.postern.internal.keys.ManagedKeys;
import org.postern.internal.keys.Poller;
import org.postern.internal.monitor.IdentityBoard;
import org.postern.ocsp.StapleStore;
import org.postern.ocsp.Stapled;

/**
 * The keys and certificates that a server shows, from files that may change while it runs.
 *
 * <p>An identity is a private key with its chain of certificates: in PEM, as the clients of ACME
 * write it (RFC 7468; the key in PKCS#8, PKCS#1 or SEC 1, encrypted or not), in one file or in two,
 * or in a key store (PKCS#12, JKS). There can be several, for several names and of several kinds
 * (RSA, EC on P-256, P-384 and P-521, Ed25519, Ed448). Of them a client gets one with the name that
 * it asks for (SNI) and of a kind that it can verify; a client that asks for no name or an unknown
 * one gets the default (RFC 7672 section 8.1: a server does not insist on SNI).
 *
 * <p>The files are looked at in the background. However they are replaced, by renaming, by a
 * symbolic link, in place, the key first or the certificate first: new keys are used only when two
 * looks in a row have found the same files, none of them changed while it was read, and key and
 * certificate belong together. What does not match, is half written, expired, not yet valid or
 * unreadable never replaces what is good; the log says so once, with the file's name. Handshakes
 * that began with the old key finish with it. They read a snapshot: no lock, no input or output.
 *
 * <pre>{@code
 * ServerIdentity identity = ServerIdentity.builder()
 *     .pem(Path.of("fullchain.pem"), Path.of("privkey.pem"))
 *     .open();
 * context.init(new KeyManager[] {identity.keyManager()}, null, null);
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class ServerIdentity implements AutoCloseable {
  private static final Logger LOG = System.getLogger(ServerIdentity.class.getName());

  private final IdentityKeeper keeper;
  private final LiveKeys live;
  private final IdentityKeyManager manager;
  private final Function<List<X509Certificate>, @Nullable Stapled> stapler;
  private final InstantSource clock;
  private final AutoCloseable shownByJmx;
  private final @Nullable Poller poller;

  private ServerIdentity(Builder builder) throws IdentityException {
    live = new LiveKeys(builder.defaultName);
    stapler = builder.stapler;
    clock = builder.clock;
    keeper =
        new IdentityKeeper(
            builder.readers(),
            builder.gate,
            live,
            builder.stapler,
            builder.clock,
            new IdentityReports(builder.log));
    manager = new IdentityKeyManager(live, builder.clock);
    keeper.look(true);
    if (live.now().isEmpty() && !builder.empty) {
      throw new IdentityException(
          "no key to show: "
              + keeper.status().stream()
                  .map(each -> String.valueOf(each.lastError()))
                  .collect(java.util.stream.Collectors.joining("; ")));
    }
    shownByJmx = IdentityBoard.show(() -> Rows.of(keeper.status()));
    poller =
        builder.interval.isZero()
            ? null
            : new Poller("postern-identity", builder.interval, () -> keeper.look(false));
  }

  /** Begins to describe one. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns the key manager to make contexts with, always the same one. It shows what is current
   * when a handshake begins, and staples OCSP responses if a store for them was given.
   */
  public X509ExtendedKeyManager keyManager() {
    return manager;
  }

  /**
   * Returns a key manager for a server that has keys of its own besides: this identity goes first
   * for the names that its certificates bear, and where a client asks for no name or for an unknown
   * one; the others are shown for names that only they bear, and to clients that can verify none of
   * this identity. They are stapled like it.
   *
   * @param others asked now, once, for all keys that it has for servers
   */
  public X509ExtendedKeyManager completedBy(X509KeyManager others) {
    return new IdentityKeyManager(
        new CompletedKeys(live, ManagedKeys.read(others, "server-", stapler)), clock);
  }

  /**
   * Reads all files now, in this thread, whether they seem to have changed or not. For whoever
   * knows that they are complete; everything else holds as for the looks in the background.
   *
   * @return whether other keys or certificates than before are shown
   */
  public boolean reload() {
    return keeper.look(true);
  }

  /** Looks at the files as the background does. */
  boolean look() {
    return keeper.look(false);
  }

  /** Returns how it stands with each identity, in the order in which they were added. */
  public List<IdentityStatus> status() {
    return keeper.status();
  }

  /**
   * Ends the looks in the background. The key manager goes on with the keys that it has.
   * Idempotent.
   */
  @Override
  public void close() {
    if (poller != null) {
      poller.close();
    }
    try {
      shownByJmx.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** What to show. Not thread-safe. */
  public static final class Builder {
    private static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(5);

    private final List<Path[]> files = new ArrayList<>();
    private @Nullable Path passwordFile;
    private char @Nullable [] password;
    private @Nullable String defaultName;
    private Duration interval = DEFAULT_INTERVAL;
    private ReloadGate gate = ReloadGate.OPEN;
    private boolean empty;
    private Function<List<X509Certificate>, @Nullable Stapled> stapler = chain -> null;
    private InstantSource clock = InstantSource.system();
    private Logger log = LOG;

    private Builder() {}

    /**
     * Adds an identity in one file: PEM with the key and its chain, or a key store (PKCS#12, JKS).
     * All keys of the file are used.
     */
    public Builder file(Path file) {
      files.add(new Path[] {file});
      return this;
    }

    /**
     * Adds an identity in two files of PEM.
     *
     * @param chain the certificate and those above it, such as {@code fullchain.pem}
     * @param key the private key, such as {@code privkey.pem}
     */
    public Builder pem(Path chain, Path key) {
      files.add(new Path[] {chain, key});
      return this;
    }

    /**
     * Names the file whose first line, in UTF-8, opens encrypted keys and key stores. It is read
     * again with them.
     */
    public Builder passwordFile(Path file) {
      passwordFile = file;
      return this;
    }

    /**
     * Gives what opens encrypted keys and key stores.
     *
     * @param secret copied; does not count where there is a file for it
     */
    public Builder password(char[] secret) {
      password = secret.clone();
      return this;
    }

    /**
     * Names the identity for clients that ask for no name or for an unknown one: that whose
     * certificate bears this name, which may stand for several of different kinds. By default it is
     * the first name of the first certificate.
     */
    public Builder defaultName(String name) {
      defaultName = name;
      return this;
    }

    /**
     * Sets how long after each look at the files the next one is: more than two of these pass at
     * most until a change is seen. The default is 5 s.
     *
     * @param pause zero for no looks in the background: {@link ServerIdentity#reload} only
     * @throws IllegalArgumentException if it is negative
     */
    public Builder interval(Duration pause) {
      if (pause.isNegative()) {
        throw new IllegalArgumentException(
            "the interval is " + pause + "; expected zero or a positive duration");
      }
      interval = pause;
      return this;
    }

    /** Sets who decides when new keys are used; by default they are at once. */
    public Builder gate(ReloadGate decides) {
      gate = decides;
      return this;
    }

    /** Sets the clock that says what is valid; by default the system's. */
    public Builder clock(InstantSource source) {
      clock = source;
      return this;
    }

    /**
     * Begins without any key where none of the identities can be used yet, instead of refusing to:
     * the log says what is wrong, and each is used as soon as it can.
     */
    public Builder beginEmpty() {
      empty = true;
      return this;
    }

    Builder log(Logger destination) {
      log = destination;
      return this;
    }

    /** Sets who has OCSP responses for the certificates; by default nobody. It is not closed. */
    public Builder staples(StapleStore store) {
      stapler = store::track;
      return this;
    }

    /**
     * Reads the files, and looks at them in the background from now on.
     *
     * @throws IdentityException if none of the identities can be used, unless {@link #beginEmpty}
     *     was called. Where only some cannot, the log and {@link ServerIdentity#status} say which,
     *     and they are used as soon as they can.
     * @throws IllegalArgumentException if there is no identity
     */
    public ServerIdentity open() throws IdentityException {
      if (files.isEmpty()) {
        throw new IllegalArgumentException("no identity: expected at least one file");
      }
      return new ServerIdentity(this);
    }

    private List<IdentityReader> readers() {
      return files.stream()
          .map(each ->
              new IdentityReader(
                  new IdentityFiles(each[0], each.length > 1 ? each[1] : null, passwordFile),
                  password))
          .toList();
    }
  }
}
