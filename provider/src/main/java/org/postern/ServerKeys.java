// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509KeyManager;
import org.jspecify.annotations.Nullable;
import org.postern.dns.SecureResolver;
import org.postern.internal.keys.ManagedKeys;
import org.postern.internal.ocsp.StaplingKeys;
import org.postern.internal.rollover.Rollover;
import org.postern.internal.rollover.TlsaGate;
import org.postern.internal.rollover.TlsaMemory;
import org.postern.keys.IdentityException;
import org.postern.keys.ServerIdentity;
import org.postern.ocsp.StapleStatus;
import org.postern.ocsp.StapleStore;
import org.postern.ocsp.Stapled;

/**
 * What servers show: the identity that is configured, and the OCSP responses of all keys. Both are
 * made when they are first needed, so that a program without listeners reads no key. Thread-safe.
 */
final class ServerKeys implements AutoCloseable {
  private final Settings settings;
  private final List<Settings.IdentityFiles> files;
  private final SecureResolver resolver;
  private final Clock clock;
  private final List<WeakReference<Stapled>> foreign = new ArrayList<>();
  private boolean identityOpened;
  private boolean storeOpened;
  private @Nullable ServerIdentity identity;
  private @Nullable StapleStore store;

  /**
   * Reads nothing yet.
   *
   * @throws PosternConfigException if chains and keys are not one for one
   */
  ServerKeys(Settings settings, SecureResolver resolver, Clock clock) {
    this.settings = settings;
    this.files = settings.identities();
    this.resolver = resolver;
    this.clock = clock;
  }

  /** Returns the identity; null if none is configured. It may have nothing to show yet. */
  synchronized @Nullable ServerIdentity identity() {
    if (!identityOpened) {
      if (!files.isEmpty()) {
        identity = open();
      }
      identityOpened =
          true; // Not where it failed: whoever asks next must not find none configured.
    }
    return identity;
  }

  private ServerIdentity open() {
    ServerIdentity.Builder builder = ServerIdentity.builder().clock(clock).beginEmpty();
    for (Settings.IdentityFiles each : files) {
      Path key = each.key();
      if (key == null) {
        builder.file(each.chain());
      } else {
        builder.pem(each.chain(), key);
      }
    }
    Path password = settings.identityPassword();
    if (password != null) {
      builder.passwordFile(password);
    }
    StapleStore staples = store();
    if (staples != null) {
      builder.staples(staples);
    }
    if (!settings.waitsForTlsa()) {
      return open(builder);
    }
    TlsaGate gate =
        new TlsaGate(
            new Rollover(
                resolver,
                settings.tlsaPlaces(),
                settings.digests(),
                TlsaMemory.open(settings.stateDirectory()),
                clock));
    ServerIdentity opened = open(builder.gate(gate));
    try {
      ManagedKeys.chains(opened.keyManager()).forEach(gate::begin);
    } catch (RuntimeException | Error e) {
      opened.close();
      throw e;
    }
    return opened;
  }

  private static ServerIdentity open(ServerIdentity.Builder builder) {
    try {
      return builder.open();
    } catch (IdentityException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  /** Returns the store of OCSP responses; null if nothing is to be stapled. */
  private synchronized @Nullable StapleStore store() {
    if (!storeOpened) {
      storeOpened = true;
      store = settings.staples(clock);
    }
    return store;
  }

  /**
   * Returns keys of a listener: the identity's, completed by those that the listener has itself; or
   * the latter alone where no identity is configured. Both are stapled.
   */
  KeyManager[] completed(KeyManager[] own) {
    ServerIdentity configured = identity();
    if (configured == null) {
      return own;
    }
    X509KeyManager others = first(own);
    return new KeyManager[] {
      others == null ? configured.keyManager() : configured.completedBy(others)
    };
  }

  /** Returns the same keys, with their OCSP responses. */
  KeyManager[] stapled(KeyManager[] keys) {
    if (!(first(keys) instanceof X509ExtendedKeyManager extended)
        || extended instanceof StaplingKeys) {
      return keys;
    }
    StapleStore staples = store();
    if (staples == null) {
      return keys;
    }
    watch(extended, staples);
    return new KeyManager[] {staples.stapling(extended)};
  }

  private synchronized void watch(X509KeyManager keys, StapleStore staples) {
    foreign.removeIf(each -> each.get() == null);
    for (List<X509Certificate> chain : ManagedKeys.chains(keys)) {
      foreign.add(new WeakReference<>(staples.track(chain)));
    }
  }

  /** Returns how it stands with the responses for keys that are not the identity's. */
  synchronized List<StapleStatus> foreignStaples() {
    return foreign.stream()
        .map(WeakReference::get)
        .filter(each -> each != null)
        .distinct()
        .flatMap(each -> each.status().stream())
        .toList();
  }

  /** Returns the one that counts, as JSSE has it. */
  private static @Nullable X509KeyManager first(KeyManager[] keys) {
    for (KeyManager each : keys) {
      if (each instanceof X509KeyManager counts) {
        return counts;
      }
    }
    return null;
  }

  @Override
  public synchronized void close() {
    if (identity != null) {
      identity.close();
    }
    if (store != null) {
      store.close();
    }
  }
}
