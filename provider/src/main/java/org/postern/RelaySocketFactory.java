// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.postern.internal.smtp.NextHop;
import org.postern.smtp.CandidateState;
import org.postern.smtp.DeliveryPlan;
import org.postern.smtp.DeliveryPlan.Disposition;
import org.postern.smtp.DeliveryPlanner;
import org.postern.smtp.MxCandidate;
import org.postern.smtp.TlsRequirement;

/**
 * Connections to one relay: by DANE where it has usable TLSA records, else by the JVM's own trust
 * and the relay's name. It is never more lenient than the JVM without it, except that DANE may
 * accept what the JVM's trust store does not know.
 *
 * <p>Without DANE the context is the JVM's default, whoever has made it: a program may have set one
 * that trusts less than the JVM's authorities. Postern looks at no staple there.
 */
final class RelaySocketFactory extends SSLSocketFactory {

  private final DeliveryPlanner planner;
  private final TlsStack tls;
  private final String host;
  private final int port;
  private final SSLSocketFactory jvm = (SSLSocketFactory) SSLSocketFactory.getDefault();

  RelaySocketFactory(DeliveryPlanner planner, TlsStack tls, String host, int port) {
    this.planner = planner;
    this.tls = tls;
    this.host = host;
    this.port = port;
  }

  @Override
  public Socket createSocket() throws IOException {
    TlsRequirement.Dane dane = dane();
    return dane == null ? named(jvm.createSocket()) : bound(dane).createSocket();
  }

  @Override
  public Socket createSocket(Socket connection, String ignoredHost, int ignoredPort, boolean close)
      throws IOException {
    TlsRequirement.Dane dane = dane();
    return dane == null
        ? named(jvm.createSocket(connection, host, port, close))
        : bound(dane).createSocket(connection, host, port, close);
  }

  @Override
  public Socket createSocket(String target, int targetPort) throws IOException {
    return connected(new InetSocketAddress(target, targetPort), null);
  }

  @Override
  public Socket createSocket(String target, int targetPort, InetAddress local, int localPort)
      throws IOException {
    return connected(
        new InetSocketAddress(target, targetPort), new InetSocketAddress(local, localPort));
  }

  @Override
  public Socket createSocket(InetAddress target, int targetPort) throws IOException {
    return connected(new InetSocketAddress(target, targetPort), null);
  }

  @Override
  public Socket createSocket(InetAddress target, int targetPort, InetAddress local, int localPort)
      throws IOException {
    return connected(
        new InetSocketAddress(target, targetPort), new InetSocketAddress(local, localPort));
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return jvm.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return jvm.getSupportedCipherSuites();
  }

  private Socket connected(InetSocketAddress target, @Nullable InetSocketAddress local)
      throws IOException {
    Socket connection = new Socket();
    try {
      connection.bind(local);
      connection.connect(target);
      return createSocket(connection, host, port, true);
    } catch (IOException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private SSLSocketFactory bound(TlsRequirement.Dane dane) {
    return tls.client(dane).getSocketFactory();
  }

  /** The JVM's own checks, of the relay's name whatever the caller names. */
  private Socket named(Socket socket) {
    SSLSocket secure = (SSLSocket) socket;
    SSLParameters parameters = secure.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    if (NextHop.address(host) == null) {
      parameters.setServerNames(List.of(new SNIHostName(host)));
    }
    secure.setSSLParameters(parameters);
    return secure;
  }

  /** Returns what DANE demands, or null where it demands nothing. */
  private TlsRequirement.@Nullable Dane dane() throws IOException {
    DeliveryPlan plan;
    try {
      plan = planner.planRelay(host, port).join();
    } catch (CompletionException e) {
      throw new IOException("planning for the relay " + host + " failed", e);
    }
    if (plan.candidates().stream()
        .anyMatch(c -> c.state() instanceof CandidateState.Skip skip && !skip.temporary())) {
      return null; // Its name is not in the DNS, as one of /etc/hosts: it has no TLSA record then.
    }
    if (!(plan.disposition() instanceof Disposition.Deliver)) {
      throw new IOException(
          "no connection to the relay " + host + ":" + port + ": " + plan.disposition().reason());
    }
    for (MxCandidate candidate : plan.candidates()) {
      if (candidate.state() instanceof CandidateState.Ready ready
          && ready.requirement() instanceof TlsRequirement.Dane dane
          && !dane.audit()) {
        return dane;
      }
    }
    return null;
  }
}
