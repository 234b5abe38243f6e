// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.stack;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import org.conscrypt.Conscrypt;

/** Google's, over BoringSSL, with keys inside BoringSSL and buffers that it need not copy. */
final class ConscryptTls extends JsseEndpoints {
  private static final Provider PROVIDER = Conscrypt.newProvider();

  private final boolean resumed;
  private final AtomicInteger peers = new AtomicInteger();

  private ConscryptTls(Offer offer, SSLContext client, SSLContext server, boolean resumed) {
    super(offer, client, server);
    this.resumed = resumed;
  }

  static Endpoints endpoints(Offer offer, boolean resumed)
      throws GeneralSecurityException, IOException {
    return new ConscryptTls(
        offer,
        context(offer, offer.client().isPresent() ? keys(offer.client().get()) : none()),
        context(offer, keys(offer.server())),
        resumed);
  }

  private static SSLContext context(Offer offer, KeyManager[] keys)
      throws GeneralSecurityException, IOException {
    SSLContext context = SSLContext.getInstance("TLS", PROVIDER);
    context.init(keys, offer.trust().managers(offer.server().root()), null);
    return context;
  }

  private static KeyManager[] keys(Identity identity) throws GeneralSecurityException {
    return new KeyManager[] {FixedKeys.of(identity, PROVIDER)};
  }

  private static KeyManager[] none() {
    return new KeyManager[0];
  }

  /** An invalidated session is resumed all the same, but not with a peer of another name. */
  @Override
  String host() {
    return resumed ? Identity.HOST : peers.getAndIncrement() + ".example.com";
  }

  /** It looks for keys by the suites of TLS 1.2, whatever the version. */
  @Override
  String[] suites() {
    Set<String> suites = new LinkedHashSet<>();
    suites.add(offer.suite());
    suites.add(Version.TLS_1_2.suite(offer.server().algorithm()));
    return suites.toArray(String[]::new);
  }

  @Override
  public ByteBuffer buffer(int size) {
    return ByteBuffer.allocateDirect(size);
  }

  /** Groups are in its public API for sockets; its engine has the method too, without the type. */
  @Override
  void adapt(SSLEngine engine) {
    try {
      Method unwrap = engine.getClass().getDeclaredMethod("getDelegate", SSLEngine.class);
      unwrap.setAccessible(true);
      Object own = unwrap.invoke(null, engine);
      Method groups = own.getClass().getMethod("setNamedGroups", String[].class);
      groups.setAccessible(true);
      groups.invoke(own, (Object) Settings.groups(offer));
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("this version of Conscrypt has no groups for an engine", e);
    }
    Conscrypt.setUseSessionTickets(engine, true);
  }

  @Override
  void adapt(SSLSocket socket) {
    Conscrypt.setNamedGroups(socket, Settings.groups(offer));
    Conscrypt.setUseSessionTickets(socket, true);
  }

  @Override
  public void release(SSLEngine engine) {
    engine.closeOutbound();
  }
}
