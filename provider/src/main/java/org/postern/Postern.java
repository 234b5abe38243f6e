// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLSocketFactory;
import org.postern.dns.DnsConfigurationException;
import org.postern.dns.SecureResolver;
import org.postern.dns.SecureResolvers;
import org.postern.internal.smtp.NextHop;
import org.postern.keys.ServerIdentity;
import org.postern.ocsp.StapleStatus;
import org.postern.smtp.DeliveryPlanner;

/**
 * Postern, put together from a configuration: the resolver, the planner, a server's keys, and TLS.
 * Thread-safe. Nothing is registered with the JVM.
 */
public final class Postern implements AutoCloseable {

  private final PosternConfig config;
  private final SecureResolver resolver;
  private final DeliveryPlanner planner;
  private final ServerKeys keys;
  private final TlsStack tls;

  private Postern(
      PosternConfig config, SecureResolver resolver, DeliveryPlanner planner, ServerKeys keys) {
    this.config = config;
    this.resolver = resolver;
    this.planner = planner;
    this.keys = keys;
    this.tls = new EngineTlsStack(config, Clock.systemUTC(), keys);
  }

  /**
   * Puts Postern together. No question is asked and no connection made.
   *
   * @throws PosternConfigException if the configuration cannot be used, such as trust anchors that
   *     cannot be read
   */
  public static Postern create(PosternConfig config) {
    Settings settings = new Settings(config);
    SecureResolver resolver;
    try {
      resolver = SecureResolvers.open(settings.dns(), Clock.systemUTC());
    } catch (DnsConfigurationException e) {
      throw new PosternConfigException("DNS cannot be used as configured: " + e.getMessage(), e);
    }
    try {
      return create(config, resolver);
    } catch (PosternConfigException e) {
      resolver.close();
      throw e;
    }
  }

  /** Puts Postern together with a resolver of the caller's, which {@link #close} closes. */
  public static Postern create(PosternConfig config, SecureResolver resolver) {
    Clock clock = Clock.systemUTC();
    Settings settings = new Settings(config);
    return new Postern(
        config,
        resolver,
        new DeliveryPlanner(resolver, settings.planner(), clock),
        new ServerKeys(settings, resolver, clock));
  }

  /** Returns the configuration. */
  public PosternConfig config() {
    return config;
  }

  /** Returns the resolver. */
  public SecureResolver resolver() {
    return resolver;
  }

  /** Returns the planner. */
  public DeliveryPlanner planner() {
    return planner;
  }

  /** Returns the contexts for TLS. */
  public TlsStack tls() {
    return tls;
  }

  /**
   * Returns the identity that {@link PosternKey#IDENTITY_CHAIN} configures, with its OCSP
   * responses; empty where none is configured. Its files are read when it is first asked for, and
   * may come later. {@link #close} closes it.
   */
  public Optional<ServerIdentity> identity() {
    return Optional.ofNullable(keys.identity());
  }

  /**
   * Returns the keys for a server that has some of its own: those of {@link #identity()} for the
   * names that their certificates bear, and for clients that ask for no name or for an unknown one;
   * the server's own for names that only they bear, and for clients that can verify none of the
   * identity's. Where no identity is configured, the server's own are returned.
   *
   * @param own the server's own keys, of which the first {@code X509KeyManager} counts; may be
   *     empty
   */
  public KeyManager[] serverKeys(KeyManager[] own) {
    return keys.completed(own.clone());
  }

  /**
   * Returns how it stands with the OCSP responses for the keys of servers that are not the
   * identity's, and that {@link TlsStack#server} was given.
   */
  public List<StapleStatus> staples() {
    return keys.foreignStaples();
  }

  /**
   * Returns a socket factory for connections to one relay, for an SMTP client to be configured
   * with, as in {@code mail.smtp.ssl.socketFactory}. When a socket is made, the delivery to the
   * relay is planned: if it has secure TLSA records, DANE decides; if it has none, or no usable
   * one, the JVM's own trust and the name of the relay do: the socket is then one of {@link
   * javax.net.ssl.SSLContext#getDefault}, and what Postern is configured to make of staples ({@link
   * PosternKey#OCSP_CHECK}) is not applied. Where the plan says to wait, no socket is made.
   *
   * @param relayHost the relay, as the client is configured with it
   * @param port the port, 1 to 65535
   * @throws IllegalArgumentException if the relay is no host name or address, or the port none
   */
  public SSLSocketFactory socketFactory(String relayHost, int port) {
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException(port + " is not a port; expected 1 to 65535");
    }
    return new RelaySocketFactory(planner, tls, relay(relayHost, port).host(), port);
  }

  private static NextHop relay(String host, int port) {
    try {
      return NextHop.relay(host, port);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "the relay '" + host + "' " + e.getMessage() + "; expected a host name or an address", e);
    }
  }

  @Override
  public void close() {
    keys.close();
    resolver.close();
  }
}
