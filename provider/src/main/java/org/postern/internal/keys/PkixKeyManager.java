// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.keys;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;
import org.postern.internal.crypto.NamedKeys;

/**
 * Chooses among keys: of the kind that is asked for, the one whose certificate bears the name that
 * the client asked for, comes from an authority that the peer knows, is valid now and may be used
 * so. Where none fits in all of these, the best one is chosen all the same: a server does not
 * insist on SNI (RFC 7672 section 8.1). Only the kind, and the curve of EdDSA, have to be right.
 *
 * <p>As the kinds are asked for one after the other, a key without the name must not win because
 * its kind is asked for first: where the client can verify a key with the name, those without it do
 * not count. Where the name is unknown or there is none, the default name takes its place.
 */
public class PkixKeyManager extends X509ExtendedKeyManager implements NamedKeys {

  private final Keys keys;
  private final InstantSource clock;
  private final boolean nameFirst;

  /** Where the keys are kept. */
  public interface Keys {
    /** Returns the keys there are now. */
    List<OwnedKey> now();

    /** Returns a key that was chosen before, also if it is no longer among those of now. */
    @Nullable OwnedKey byAlias(String alias);

    /** Returns the name that counts where a client asks for none, or an unknown one; or null. */
    default @Nullable String defaultName() {
      return null;
    }

    /**
     * Tells whether a key goes before those of which this is not so.
     *
     * @param name the name that counts, or null where none does
     */
    default boolean goesFirst(OwnedKey key, @Nullable String name) {
      return name == null || key.isFor(name);
    }
  }

  /** Makes the manager. */
  public PkixKeyManager(Keys keys, InstantSource clock) {
    this(keys, clock, true);
  }

  private PkixKeyManager(Keys keys, InstantSource clock, boolean nameFirst) {
    this.keys = keys;
    this.clock = clock;
    this.nameFirst = nameFirst;
  }

  @Override
  public X509ExtendedKeyManager ofAnyName() {
    return new PkixKeyManager(keys, clock, false);
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    return choose(
        List.of(keyType), issuers, engine == null ? null : engine.getHandshakeSession(), true);
  }

  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return choose(List.of(keyType), issuers, session(socket), true);
  }

  @Override
  public @Nullable String chooseEngineClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    return choose(
        Arrays.asList(keyTypes),
        issuers,
        engine == null ? null : engine.getHandshakeSession(),
        false);
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return choose(Arrays.asList(keyTypes), issuers, session(socket), false);
  }

  @Override
  public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    return aliases(keyType, issuers, true);
  }

  @Override
  public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return aliases(keyType, issuers, false);
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(String alias) {
    OwnedKey key = keys.byAlias(alias);
    return key == null ? null : key.chain();
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String alias) {
    OwnedKey key = keys.byAlias(alias);
    return key == null ? null : key.key();
  }

  private @Nullable String choose(
      List<String> keyTypes,
      Principal @Nullable [] issuers,
      @Nullable SSLSession session,
      boolean server) {
    PeerSchemes schemes = PeerSchemes.of(session);
    // A client that names authorities wants one of theirs; a server that does, and gets none of
    // them, would have to refuse it (RFC 8446 section 4.3.2).
    Set<X500Principal> wanted = issuers(issuers);
    List<OwnedKey> now = keys.now();
    String name = server ? name(now, session) : null;
    List<OwnedKey> candidates = server ? candidates(now, name, schemes) : now;
    Date date = Date.from(clock.instant());
    for (String keyType : keyTypes) {
      OwnedKey best =
          candidates.stream()
              .filter(key -> key.isOfKind(keyType))
              .filter(key -> schemes.take(key.tlsKind()) != PeerSchemes.Answer.NO)
              .filter(key -> server || wanted.isEmpty() || key.isIssuedByOneOf(wanted))
              .max(better(name, wanted, date, server))
              .orElse(null);
      if (best != null) {
        return best.alias();
      }
    }
    return null;
  }

  private @Nullable String name(List<OwnedKey> now, @Nullable SSLSession session) {
    String asked = serverName(session);
    return asked != null && now.stream().anyMatch(key -> key.isFor(asked))
        ? asked
        : keys.defaultName();
  }

  private List<OwnedKey> candidates(
      List<OwnedKey> now, @Nullable String name, PeerSchemes schemes) {
    List<OwnedKey> servable = now.stream().filter(OwnedKey::isServable).toList();
    if (!nameFirst) {
      return servable;
    }
    List<OwnedKey> named = servable.stream().filter(key -> keys.goesFirst(key, name)).toList();
    boolean enough =
        named.stream()
            .anyMatch(
                key -> key.mayServe(true) && schemes.take(key.tlsKind()) == PeerSchemes.Answer.YES);
    return enough ? named : servable;
  }

  /** The greatest is the best; of equals, the first in the store is taken. */
  private Comparator<OwnedKey> better(
      @Nullable String name, Set<X500Principal> wanted, Date date, boolean server) {
    Comparator<OwnedKey> order = Comparator.comparing(key -> keys.goesFirst(key, name));
    return order
        .thenComparing(key -> key.mayServe(server))
        .thenComparing(key -> key.isValidAt(date))
        .thenComparing(key -> wanted.isEmpty() || key.isIssuedByOneOf(wanted));
  }

  private String @Nullable [] aliases(
      String keyType, Principal @Nullable [] issuers, boolean server) {
    Set<X500Principal> wanted = issuers(issuers);
    String[] aliases =
        keys.now().stream()
            .filter(key -> key.isOfKind(keyType))
            .filter(key -> !server || key.isServable())
            .filter(key -> wanted.isEmpty() || key.isIssuedByOneOf(wanted))
            .sorted(better(null, wanted, Date.from(clock.instant()), server).reversed())
            .map(OwnedKey::alias)
            .toArray(String[]::new);
    return aliases.length == 0 ? null : aliases;
  }

  private static @Nullable SSLSession session(@Nullable Socket socket) {
    return socket instanceof SSLSocket tls ? tls.getHandshakeSession() : null;
  }

  private static @Nullable String serverName(@Nullable SSLSession session) {
    if (session instanceof ExtendedSSLSession extended) {
      for (SNIServerName name : extended.getRequestedServerNames()) {
        if (name instanceof SNIHostName host) {
          return host.getAsciiName();
        }
      }
    }
    return null;
  }

  private static Set<X500Principal> issuers(Principal @Nullable [] issuers) {
    return issuers == null
        ? Set.of()
        : Stream.of(issuers)
            .filter(X500Principal.class::isInstance)
            .map(X500Principal.class::cast)
            .collect(Collectors.toSet());
  }
}
