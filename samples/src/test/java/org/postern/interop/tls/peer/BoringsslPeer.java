// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.tls.peer;

import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.OpenSslContextOption;
import io.netty.handler.ssl.ReferenceCountedOpenSslEngine;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.internal.tcnative.SSL;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;
import org.postern.interop.tls.Group;
import org.postern.interop.tls.Key;
import org.postern.interop.tls.PeerView;
import org.postern.interop.tls.Scenario;
import org.postern.interop.tls.TlsLab;
import org.postern.interop.tls.Version;

/** The BoringSSL in netty-tcnative. */
public final class BoringsslPeer extends JvmPeer {
  @Override
  public String name() {
    return "BoringSSL (netty-tcnative)";
  }

  @Override
  public Optional<String> lacks(Side side, Scenario scenario) {
    boolean ed25519Seen = side == Side.CLIENT || scenario.clientAuthentication();
    if (scenario.group() == Group.SECP256R1_MLKEM768) {
      return Optional.of("BoringSSL has X25519MLKEM768 only of the two");
    }
    if (scenario.key() == Key.ED25519 && (ed25519Seen || scenario.version() == Version.TLS_1_2)) {
      return Optional.of("BoringSSL takes Ed25519 only when told so, which Netty cannot");
    }
    return side == Side.CLIENT ? scenario.ecdsaOnAnotherCurve() : Optional.empty();
  }

  @Override
  Engines engines(Side side, Scenario scenario, TlsLab lab) throws Exception {
    SslContext context = context(side, scenario, lab);
    return new Engines() {
      @Override
      public SSLEngine create(int port) {
        SSLEngine engine = context.newEngine(UnpooledByteBufAllocator.DEFAULT, TlsLab.HOST, port);
        if (side == Side.CLIENT) {
          SSLParameters parameters = engine.getSSLParameters();
          parameters.setEndpointIdentificationAlgorithm("HTTPS");
          engine.setSSLParameters(parameters);
        }
        return engine;
      }

      @Override
      public PeerView view(SSLEngine engine) {
        long pointer = ((ReferenceCountedOpenSslEngine) engine).sslPointer();
        return new PeerView(
            engine.getSession().getProtocol(),
            null,
            null,
            resumed(pointer),
            side == Side.SERVER ? clientName(engine) : null);
      }
    };
  }

  private static boolean resumed(long pointer) {
    return SSL.isSessionReused(pointer);
  }

  private static @Nullable String clientName(SSLEngine engine) {
    try {
      return engine.getSession().getPeerPrincipal().getName();
    } catch (javax.net.ssl.SSLPeerUnverifiedException e) {
      return null;
    }
  }

  private static SslContext context(Side side, Scenario scenario, TlsLab lab) throws Exception {
    Key key = scenario.key();
    var certificate = lab.certificate(side, key).toFile();
    var privateKey = lab.privateKey(side, key).toFile();
    SslContextBuilder builder =
        side == Side.SERVER
            ? SslContextBuilder.forServer(certificate, privateKey)
            : SslContextBuilder.forClient();
    if (side == Side.CLIENT && scenario.clientAuthentication()) {
      builder.keyManager(certificate, privateKey);
    }
    if (side == Side.SERVER && scenario.clientAuthentication()) {
      builder.clientAuth(ClientAuth.REQUIRE);
    }
    return builder
        .sslProvider(SslProvider.OPENSSL)
        .trustManager(lab.ca().toFile())
        .protocols(scenario.version() == Version.TLS_1_3 ? "TLSv1.3" : "TLSv1.2")
        .option(OpenSslContextOption.GROUPS, new String[] {scenario.group().opensslName()})
        .build();
  }
}
