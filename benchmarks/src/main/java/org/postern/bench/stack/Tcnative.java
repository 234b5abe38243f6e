// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.stack;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.OpenSslContextOption;
import io.netty.handler.ssl.OpenSslSessionContext;
import io.netty.handler.ssl.OpenSslX509KeyManagerFactory;
import io.netty.handler.ssl.ReferenceCountedOpenSslEngine;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;

/** Netty's engine over BoringSSL, the key parsed once, pooled direct buffers. */
final class Tcnative implements Endpoints {
  private static final ByteBufAllocator BUFFERS = PooledByteBufAllocator.DEFAULT;
  private static final int SMTP = 25;

  private final SslContext client;
  private final SslContext server;
  private final byte[] staple;

  private Tcnative(SslContext client, SslContext server, byte[] staple) {
    this.client = client;
    this.server = server;
    this.staple = staple;
  }

  static Endpoints endpoints(Offer offer, boolean resumed)
      throws GeneralSecurityException, IOException {
    TrustManager trust = offer.trust().managers(offer.server().root())[0];
    SslContextBuilder client = common(SslContextBuilder.forClient(), offer).trustManager(trust);
    if (offer.client().isPresent()) {
      client.keyManager(keys(offer.client().get()));
    }
    SslContextBuilder server =
        common(SslContextBuilder.forServer(keys(offer.server())), offer).trustManager(trust);
    if (offer.client().isPresent()) {
      server.clientAuth(ClientAuth.REQUIRE);
    }
    SslContext connecting = client.build();
    // An invalidated session is resumed all the same; the server sends its tickets in any case.
    ((OpenSslSessionContext) connecting.sessionContext()).setSessionCacheEnabled(resumed);
    return new Tcnative(
        connecting, server.build(), offer.stapling() ? offer.server().staple() : new byte[0]);
  }

  private static SslContextBuilder common(SslContextBuilder builder, Offer offer) {
    return builder
        .sslProvider(SslProvider.OPENSSL_REFCNT)
        .protocols(offer.version().jsseName())
        .ciphers(List.of(offer.suite()))
        .enableOcsp(offer.stapling())
        .option(OpenSslContextOption.GROUPS, Settings.groups(offer));
  }

  private static KeyManagerFactory keys(Identity identity)
      throws GeneralSecurityException, IOException {
    KeyManagerFactory factory = new OpenSslX509KeyManagerFactory();
    factory.init(identity.store(), identity.password());
    return factory;
  }

  @Override
  public SSLEngine client() {
    return client.newEngine(BUFFERS, Identity.HOST, SMTP);
  }

  @Override
  public SSLEngine server() {
    SSLEngine engine = server.newEngine(BUFFERS);
    if (staple.length > 0) {
      ((ReferenceCountedOpenSslEngine) engine).setOcspResponse(staple);
    }
    return engine;
  }

  /** As Netty's own handler does: the engine tells that it is done when it is asked. */
  @Override
  public boolean askAgain() {
    return true;
  }

  @Override
  public ByteBuffer buffer(int size) {
    return ByteBuffer.allocateDirect(size);
  }

  @Override
  public List<byte[]> staples(SSLEngine engine) {
    if (staple.length == 0) {
      return List.of();
    }
    byte[] got = ((ReferenceCountedOpenSslEngine) engine).getOcspResponse();
    return got == null || got.length == 0 ? List.of() : List.of(got);
  }

  @Override
  public void release(SSLEngine engine) {
    ReferenceCountUtil.release(engine);
  }

  @Override
  public void close() {
    ReferenceCountUtil.release(client);
    ReferenceCountUtil.release(server);
  }
}
