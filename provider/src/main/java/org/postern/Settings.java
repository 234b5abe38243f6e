// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.postern.dane.DigestOrder;
import org.postern.dns.DnsOptions;
import org.postern.internal.config.HostPort;
import org.postern.internal.jsse.ContextSettings;
import org.postern.internal.ocsp.StatusPolicy;
import org.postern.internal.policy.KeyShares;
import org.postern.internal.policy.Policies;
import org.postern.internal.policy.Policy;
import org.postern.internal.rollover.TlsaPlace;
import org.postern.ocsp.StapleStore;
import org.postern.policy.Profile;
import org.postern.smtp.DeliveryPlanner;
import org.postern.smtp.DeliveryPlanner.Mode;
import org.postern.smtp.DeliveryPlanner.Unavailable;

/** What the parts are told of the configuration. */
final class Settings {

  private static final int DNS_PORT = 53;
  // MX, addresses, TLSA at the expanded name, TLSA at the original one: one after the other.
  private static final int LOOKUPS_IN_A_ROW = 4;

  private final PosternConfig config;

  /**
   * The files of one identity.
   *
   * @param chain the certificates
   * @param key the private key; null if it is with the certificates
   */
  record IdentityFiles(Path chain, @Nullable Path key) {}

  Settings(PosternConfig config) {
    this.config = config;
  }

  DnsOptions dns() {
    return new DnsOptions(
        DnsOptions.Trust.valueOf(word(PosternKey.DNS_TRUST)),
        servers(),
        addresses(),
        path(PosternKey.DNS_TRUST_ANCHOR),
        path(PosternKey.STATE_DIR),
        config.dnsTimeout());
  }

  DeliveryPlanner.Options planner() {
    Duration deadline = config.dnsTimeout().multipliedBy(LOOKUPS_IN_A_ROW);
    return new DeliveryPlanner.Options(
        Mode.valueOf(word(PosternKey.DANE_MODE)),
        config.list(PosternKey.DANE_EXCEPT),
        digests(),
        Unavailable.valueOf(word(PosternKey.DANE_UNAVAILABLE)),
        deadline);
  }

  DigestOrder digests() {
    return DigestOrder.parse(config.get(PosternKey.DANE_DIGESTS));
  }

  /** The settings of contexts that authenticate their peers, or are for servers. */
  ContextSettings context() {
    return context(config.tlsProfile());
  }

  /** The settings of contexts under a profile of the configured policy. */
  ContextSettings context(Profile profile) {
    Policy policy = Policies.of(config.get(PosternKey.TLS_POLICY));
    return new ContextSettings(
        () -> policy.effective(profile),
        policy.rules(profile).protocols(),
        KeyShares.valueOf(word(PosternKey.TLS_KEY_SHARE)),
        config.handshakeTimeout(),
        path(PosternKey.TLS_TICKET_KEYS),
        config.get(PosternKey.TLS_CORRETTO),
        StatusPolicy.valueOf(word(PosternKey.OCSP_CHECK).replace('-', '_')));
  }

  /** The files of the identities, in order. */
  List<IdentityFiles> identities() {
    List<Path> chains = paths(PosternKey.IDENTITY_CHAIN);
    List<Path> keys = paths(PosternKey.IDENTITY_KEY);
    if (!keys.isEmpty() && keys.size() != chains.size()) {
      throw new PosternConfigException(
          String.format(
              "%s: it names %d files for the %d of %s; name one for each, in the same order (the same"
                  + " file where chain and key are in one)",
              where(PosternKey.IDENTITY_KEY),
              keys.size(),
              chains.size(),
              PosternKey.IDENTITY_CHAIN.key()));
    }
    List<IdentityFiles> identities = new ArrayList<>();
    for (int i = 0; i < chains.size(); i++) {
      Path chain = chains.get(i);
      Path key = keys.isEmpty() || keys.get(i).equals(chain) ? null : keys.get(i);
      identities.add(new IdentityFiles(chain, key));
    }
    return identities;
  }

  @Nullable Path identityPassword() {
    return path(PosternKey.IDENTITY_PASSWORD_FILE);
  }

  boolean waitsForTlsa() {
    return !config.get(PosternKey.IDENTITY_WAIT_FOR_TLSA).equals("off");
  }

  /** Whose TLSA records new keys wait for; empty for those of the certificates' names. */
  List<TlsaPlace> tlsaPlaces() {
    if (config.get(PosternKey.IDENTITY_WAIT_FOR_TLSA).equals("on")) {
      return List.of();
    }
    return config.list(PosternKey.IDENTITY_WAIT_FOR_TLSA).stream()
        .map(HostPort::parse)
        .map(server ->
            new TlsaPlace(server.host(), server.port() == 0 ? TlsaPlace.SMTP : server.port()))
        .toList();
  }

  @Nullable Path stateDirectory() {
    return path(PosternKey.STATE_DIR);
  }

  /**
   * Returns a store of OCSP responses; null where nothing is to be stapled: the JDK's engine does
   * so by itself or not at all.
   */
  @Nullable StapleStore staples(Clock clock) {
    if (config.get(PosternKey.OCSP_STAPLING).equals("off")
        || config.get(PosternKey.TLS_ENGINE).equals("jdk")) {
      return null;
    }
    return StapleStore.builder()
        .directory(stateDirectory())
        .files(paths(PosternKey.OCSP_RESPONSES))
        .refuseWithoutStaple(config.get(PosternKey.OCSP_MUST_STAPLE).equals("refuse"))
        .clock(clock)
        .build();
  }

  private String word(PosternKey key) {
    return config.get(key).toUpperCase(Locale.ROOT);
  }

  private List<InetSocketAddress> servers() {
    List<InetSocketAddress> servers = new ArrayList<>();
    for (String item : config.list(PosternKey.DNS_RESOLVERS)) {
      HostPort server = HostPort.parse(item);
      servers.add(
          new InetSocketAddress(
              address(PosternKey.DNS_RESOLVERS, server.host()),
              server.port() == 0 ? DNS_PORT : server.port()));
    }
    return servers;
  }

  private List<InetAddress> addresses() {
    return config.list(PosternKey.DNS_AD_TRUSTED).stream()
        .map(item -> address(PosternKey.DNS_AD_TRUSTED, item))
        .toList();
  }

  private InetAddress address(PosternKey key, String host) {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw new PosternConfigException(
          where(key) + ": the host '" + host + "' has no address; write its address instead", e);
    }
  }

  private List<Path> paths(PosternKey key) {
    return config.list(key).stream().map(text -> path(key, text)).toList();
  }

  private @Nullable Path path(PosternKey key) {
    String text = config.get(key);
    return text.isEmpty() ? null : path(key, text);
  }

  private Path path(PosternKey key, String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new PosternConfigException(where(key) + ": not a path: " + e.getMessage(), e);
    }
  }

  private String where(PosternKey key) {
    PosternConfig.Source source = config.sources().get(key);
    return source == null ? key.key() : source.where();
  }
}
