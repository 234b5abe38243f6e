// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.tls.peer;

import java.security.AlgorithmConstraints;
import java.security.AlgorithmParameters;
import java.security.CryptoPrimitive;
import java.security.Key;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;
import org.postern.interop.tls.EngineUnderTest;
import org.postern.interop.tls.Group;
import org.postern.interop.tls.PeerView;
import org.postern.interop.tls.Scenario;
import org.postern.interop.tls.TlsLab;

/** The TLS of the JDK that runs the tests. */
public final class SunJssePeer extends JvmPeer {
  @Override
  public String name() {
    return "SunJSSE of the running JDK (17, 25)";
  }

  @Override
  public Optional<String> lacks(Side side, Scenario scenario) {
    return scenario.group().hybrid()
        ? Optional.of("SunJSSE 17 and 25 have no hybrid groups")
        : Optional.empty();
  }

  @Override
  Engines engines(Side side, Scenario scenario, TlsLab lab) throws Exception {
    boolean server = side == Side.SERVER;
    SSLContext context =
        EngineUnderTest.jdkContext(
            server
                ? lab.server(scenario.key())
                : scenario.clientAuthentication() ? lab.client(scenario.key()) : null,
            lab.root());
    return new Engines() {
      @Override
      public SSLEngine create(int port) {
        SSLEngine engine = context.createSSLEngine(TlsLab.HOST, port);
        engine.setUseClientMode(!server);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setProtocols(new String[] {scenario.version().jsseName()});
        parameters.setCipherSuites(EngineUnderTest.forwardSecret(parameters.getCipherSuites()));
        parameters.setAlgorithmConstraints(new OneGroup(scenario.group()));
        if (server) {
          parameters.setNeedClientAuth(scenario.clientAuthentication());
        } else {
          parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        engine.setSSLParameters(parameters);
        return engine;
      }

      @Override
      public PeerView view(SSLEngine engine) {
        SSLSession session = engine.getSession();
        return new PeerView(session.getProtocol(), null, null, null, server ? peer(session) : null);
      }
    };
  }

  private static @Nullable String peer(SSLSession session) {
    try {
      return session.getPeerPrincipal().getName();
    } catch (SSLPeerUnverifiedException e) {
      return null;
    }
  }

  /** Permits one key exchange group: JDK 17 has no parameter for it. */
  private record OneGroup(Group group) implements AlgorithmConstraints {
    @Override
    public boolean permits(
        Set<CryptoPrimitive> primitives,
        String algorithm,
        @Nullable AlgorithmParameters parameters) {
      if (!primitives.contains(CryptoPrimitive.KEY_AGREEMENT) || isForSignature()) {
        return true;
      }
      String name = algorithm.toLowerCase(Locale.ROOT);
      boolean isGroup = name.matches("x\\d.*|secp.*|ffdhe.*");
      return !isGroup || group.isCalled(name);
    }

    /** SunJSSE asks in the same words whether it may verify ECDSA with this curve. */
    private static boolean isForSignature() {
      return StackWalker.getInstance()
          .walk(frames -> frames.anyMatch(f -> f.getClassName().endsWith(".SignatureScheme")));
    }

    @Override
    public boolean permits(Set<CryptoPrimitive> primitives, Key key) {
      return true;
    }

    @Override
    public boolean permits(
        Set<CryptoPrimitive> primitives,
        String algorithm,
        Key key,
        @Nullable AlgorithmParameters parameters) {
      return permits(primitives, algorithm, parameters);
    }
  }
}
