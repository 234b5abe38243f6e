// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse;

import java.security.AlgorithmConstraints;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.net.ssl.SNIMatcher;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;
import org.postern.internal.handshake.ClientAuthentication;
import org.postern.internal.handshake.HandshakeSettings;
import org.postern.internal.policy.CipherSuite;
import org.postern.internal.policy.Names;
import org.postern.internal.policy.Protocol;
import org.postern.internal.policy.Rules;

/**
 * What the next handshake of an engine or a socket is to be like, as the program has set it; null
 * where it has set nothing. Each object belongs to one engine or socket. Thread-safe.
 */
final class Parameters {

  private static final Set<String> IDENTIFICATIONS = Set.of("HTTPS", "LDAPS", "LDAP");

  private final Context context;
  private boolean client;
  private @Nullable List<Protocol> protocols;
  private @Nullable List<CipherSuite> cipherSuites;
  private ClientAuthentication clientAuthentication = ClientAuthentication.NONE;
  private boolean sessionCreation = true;
  private boolean preferOwnOrder = true;
  private @Nullable List<SNIServerName> serverNames;
  private @Nullable Collection<SNIMatcher> serverNameMatchers;
  private List<String> applicationProtocols = List.of();
  private @Nullable String endpointIdentification;
  private @Nullable AlgorithmConstraints constraints;
  private int maximumPacketSize;
  private NewerParameters newer = NewerParameters.UNSET;

  private Parameters(Context context, boolean client) {
    this.context = context;
    this.client = client;
  }

  /** Returns what a client begins with. */
  static Parameters client(Context context) {
    return new Parameters(context, true);
  }

  /** Returns what a server begins with. */
  static Parameters server(Context context) {
    return new Parameters(context, false);
  }

  /** Returns parameters with all that can be enabled. */
  static Parameters supported(Context context) {
    Parameters all = new Parameters(context, true);
    all.protocols = context.rules().protocols();
    return all;
  }

  synchronized Parameters copy() {
    Parameters copy = new Parameters(context, client);
    copy.protocols = protocols;
    copy.cipherSuites = cipherSuites;
    copy.clientAuthentication = clientAuthentication;
    copy.sessionCreation = sessionCreation;
    copy.preferOwnOrder = preferOwnOrder;
    copy.serverNames = serverNames;
    copy.serverNameMatchers = serverNameMatchers;
    copy.applicationProtocols = applicationProtocols;
    copy.endpointIdentification = endpointIdentification;
    copy.constraints = constraints;
    copy.maximumPacketSize = maximumPacketSize;
    copy.newer = newer;
    return copy;
  }

  synchronized boolean client() {
    return client;
  }

  synchronized void client(boolean mode) {
    client = mode;
  }

  synchronized List<Protocol> protocols() {
    List<Protocol> allowed = context.rules().protocols();
    if (protocols != null) {
      return protocols;
    }
    return client
        ? allowed.stream().filter(context.settings().clientProtocols()::contains).toList()
        : allowed;
  }

  synchronized void protocols(String[] names) {
    protocols = Names.PROTOCOLS.narrow(names, context.rules().protocols());
  }

  synchronized List<CipherSuite> cipherSuites() {
    return cipherSuites != null ? cipherSuites : context.rules().cipherSuites();
  }

  synchronized void cipherSuites(String[] names) {
    cipherSuites = Names.CIPHER_SUITES.narrow(names, context.rules().cipherSuites());
  }

  synchronized ClientAuthentication clientAuthentication() {
    return clientAuthentication;
  }

  synchronized void clientAuthentication(ClientAuthentication demand) {
    clientAuthentication = demand;
  }

  synchronized boolean sessionCreation() {
    return sessionCreation;
  }

  synchronized void sessionCreation(boolean allowed) {
    sessionCreation = allowed;
  }

  synchronized int maximumPacketSize() {
    return maximumPacketSize;
  }

  /** Returns these parameters as the program sees them. */
  synchronized SSLParameters toSslParameters() {
    SSLParameters result =
        new SSLParameters(NamesOf.suites(cipherSuites()), NamesOf.protocols(protocols()));
    if (clientAuthentication == ClientAuthentication.NEEDED) {
      result.setNeedClientAuth(true);
    } else if (clientAuthentication == ClientAuthentication.WANTED) {
      result.setWantClientAuth(true);
    }
    result.setAlgorithmConstraints(constraints);
    result.setEndpointIdentificationAlgorithm(endpointIdentification);
    if (serverNames != null) {
      result.setServerNames(serverNames);
    }
    if (serverNameMatchers != null) {
      result.setSNIMatchers(serverNameMatchers);
    }
    result.setUseCipherSuitesOrder(preferOwnOrder);
    result.setMaximumPacketSize(maximumPacketSize);
    result.setApplicationProtocols(applicationProtocols.toArray(String[]::new));
    newer.to(result);
    return result;
  }

  /**
   * Takes over what the program sets. Nothing is changed where an exception is thrown.
   *
   * @throws IllegalArgumentException for what is not known or not allowed at all
   */
  synchronized void set(SSLParameters wanted) {
    String identification = identification(wanted.getEndpointIdentificationAlgorithm());
    List<String> alpn = ApplicationProtocols.checked(wanted.getApplicationProtocols());
    NewerParameters wantedNewer = NewerParameters.from(wanted);
    wantedNewer.narrow(context.rules());
    Rules rules = context.rules();
    String[] suites = wanted.getCipherSuites();
    String[] versions = wanted.getProtocols();
    List<CipherSuite> newSuites =
        suites == null ? cipherSuites : Names.CIPHER_SUITES.narrow(suites, rules.cipherSuites());
    List<Protocol> newVersions =
        versions == null ? protocols : Names.PROTOCOLS.narrow(versions, rules.protocols());
    cipherSuites = newSuites;
    protocols = newVersions;
    clientAuthentication =
        wanted.getNeedClientAuth()
            ? ClientAuthentication.NEEDED
            : wanted.getWantClientAuth() ? ClientAuthentication.WANTED : ClientAuthentication.NONE;
    preferOwnOrder = wanted.getUseCipherSuitesOrder();
    serverNames = wanted.getServerNames() == null ? serverNames : wanted.getServerNames();
    serverNameMatchers =
        wanted.getSNIMatchers() == null ? serverNameMatchers : wanted.getSNIMatchers();
    applicationProtocols = alpn;
    endpointIdentification = identification;
    constraints = wanted.getAlgorithmConstraints();
    maximumPacketSize = wanted.getMaximumPacketSize();
    newer = wantedNewer;
  }

  private static @Nullable String identification(@Nullable String algorithm) {
    if (algorithm != null
        && !algorithm.isEmpty()
        && !IDENTIFICATIONS.contains(algorithm.toUpperCase(Locale.ROOT))) {
      throw new IllegalArgumentException(
          "there is no endpoint identification algorithm '"
              + algorithm
              + "', only HTTPS and LDAPS");
    }
    return algorithm;
  }

  /** Fixes what a handshake that begins now is to be like. */
  synchronized HandshakeSettings settings(Peer peer) {
    Rules allowed = context.rules();
    Rules narrowed =
        allowed.narrowed(
            protocols(), cipherSuites(), newer.groups(allowed), newer.signatureSchemes(allowed));
    return new HandshakeSettings(
        client,
        narrowed,
        context.settings().keyShares(),
        preferOwnOrder,
        client ? (serverNames != null ? serverNames : peer.serverNames()) : List.of(),
        client || serverNameMatchers == null ? List.of() : serverNameMatchers,
        applicationProtocols,
        clientAuthentication,
        endpointIdentification == null ? "" : endpointIdentification,
        constraints,
        sessionCreation,
        peer.host(),
        peer.port());
  }
}
