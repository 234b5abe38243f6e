// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Vector;
import java.util.stream.IntStream;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.CertificateType;
import org.bouncycastle.tls.ClientHello;
import org.bouncycastle.tls.KeyShareEntry;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsExtensionsUtils;
import org.bouncycastle.tls.TlsFatalAlert;
import org.jspecify.annotations.Nullable;
import org.postern.internal.crypto.RawKeys;
import org.postern.internal.ocsp.StaplingKeys;
import org.postern.internal.policy.CipherSuite;
import org.postern.internal.policy.NamedGroup;
import org.postern.internal.policy.Protocol;
import org.postern.internal.policy.SignatureScheme;

/** What a server chooses of what a ClientHello offers. */
final class ServerChoice {
  private final Handshake handshake;
  private final ClientHello hello;
  private boolean tls13;
  private @Nullable OwnKey key;
  private @Nullable List<NamedGroup> groups;
  private @Nullable TlsCredentials credentials;
  private @Nullable Staples staples;

  ServerChoice(Handshake handshake, ClientHello hello) {
    this.handshake = handshake;
    this.hello = hello;
  }

  void version(@Nullable Protocol protocol) {
    tls13 = protocol == Protocol.TLS_1_3;
    groups = null;
  }

  /**
   * Returns the groups that both have, the one to take first: in TLS 1.3 those with a key share of
   * the client come before the others, so that no HelloRetryRequest is caused by a mere preference;
   * within that, the order is the policy's or the client's as the settings say.
   */
  List<NamedGroup> groups() throws IOException {
    if (groups == null) {
      groups = commonGroups();
    }
    return groups;
  }

  private List<NamedGroup> commonGroups() throws IOException {
    List<NamedGroup> own = ownGroups();
    int[] offered = TlsExtensionsUtils.getSupportedGroupsExtension(hello.getExtensions());
    if (offered == null) {
      return own.contains(NamedGroup.SECP256R1) ? List.of(NamedGroup.SECP256R1) : own;
    }
    List<NamedGroup> client =
        IntStream.of(offered).mapToObj(Codes::group).filter(own::contains).distinct().toList();
    List<NamedGroup> common =
        handshake.settings().preferOwnOrder()
            ? own.stream().filter(client::contains).toList()
            : client;
    List<Integer> shares = shares();
    List<NamedGroup> ordered = new ArrayList<>(common);
    ordered.sort(Comparator.comparing(group -> !shares.contains(group.code())));
    return ordered;
  }

  private List<NamedGroup> ownGroups() {
    return handshake.settings().rules().groups().stream()
        .filter(group -> tls13 || !group.hybrid())
        .toList();
  }

  private List<Integer> shares() throws IOException {
    if (!tls13) {
      return List.of();
    }
    Vector<?> entries = TlsExtensionsUtils.getKeyShareClientHello(hello.getExtensions());
    return entries == null
        ? List.of()
        : entries.stream().map(entry -> ((KeyShareEntry) entry).getNamedGroup()).toList();
  }

  /** Returns the suite, and in TLS 1.2 chooses the key that goes with it. */
  int selectSuite() throws IOException {
    List<CipherSuite> suites =
        SuiteOrder.common(
            hello.getCipherSuites(),
            handshake.settings().rules().cipherSuites(),
            tls13 ? Protocol.TLS_1_3 : Protocol.TLS_1_2,
            handshake.settings().preferOwnOrder());
    if (suites.isEmpty()) {
      throw refused("the client has no cipher suite in common");
    }
    if (tls13) {
      return suites.get(0).code();
    }
    if (groups().isEmpty()) {
      throw refused("the client has no key exchange group in common");
    }
    List<SignatureScheme> schemes = schemes();
    key = chooseKey(schemes.stream().filter(scheme -> fits(suites, scheme)).toList());
    if (key == null) {
      throw refused("no key for what the client takes: " + schemes);
    }
    SignatureScheme chosen = key.scheme();
    return suites.stream()
        .filter(suite -> fits(List.of(suite), chosen))
        .findFirst()
        .orElseThrow()
        .code();
  }

  private static boolean fits(List<CipherSuite> suites, SignatureScheme scheme) {
    String authentication = KeyTypes.rsa(scheme) ? "_ECDHE_RSA_" : "_ECDHE_ECDSA_";
    return suites.stream().anyMatch(suite -> suite.name().contains(authentication));
  }

  private List<SignatureScheme> schemes() {
    List<SignatureScheme> client = handshake.session().facts().peerSignatureSchemes();
    List<SignatureScheme> own = handshake.settings().rules().signatureSchemes();
    return handshake.settings().preferOwnOrder()
        ? SchemeChoice.common(own, client, tls13)
        : SchemeChoice.common(client, own, tls13);
  }

  private @Nullable OwnKey chooseKey(List<SignatureScheme> schemes) {
    OwnKey chosen = new KeyChoice(handshake, tls13, null).server(schemes);
    if (chosen != null) {
      handshake.learn(facts ->
          facts.withLocalCertificates(chosen.chain()).withSignatureScheme(chosen.scheme()));
    }
    return chosen;
  }

  private OwnKey key() throws TlsFatalAlert {
    if (key == null) {
      List<SignatureScheme> schemes = schemes();
      key = chooseKey(schemes);
      if (key == null) {
        throw refused("no key for what the client takes: " + schemes);
      }
    }
    return key;
  }

  /**
   * Returns the OCSP responses to send with the chosen chain: the same all through a handshake,
   * whatever comes in meanwhile. There are none where the client has not asked, and none for a raw
   * public key, of which no certificate can be revoked.
   */
  Staples staples() throws IOException {
    if (key == null) {
      return Staples.NONE;
    }
    if (staples == null) {
      staples =
          handshake.environment().keys() instanceof StaplingKeys stapling
                  && wantsStaples()
                  && !sendsRawKey(key)
              ? handshake.environment().staples().of(stapling.staples(key.alias()))
              : Staples.NONE;
    }
    return staples;
  }

  /** Returns what signs the handshake. */
  TlsCredentials credentials() throws IOException {
    if (credentials == null) {
      OwnKey chosen = key();
      credentials =
          sendsRawKey(chosen)
              ? chosen.rawSigner(handshake.crypto(), tls13)
              : chosen.signer(handshake.crypto(), tls13, staples());
    }
    return credentials;
  }

  private boolean wantsStaples() throws IOException {
    return TlsExtensionsUtils.getStatusRequestExtension(hello.getExtensions()) != null;
  }

  private boolean sendsRawKey(OwnKey chosen) throws IOException {
    short[] types =
        TlsExtensionsUtils.getServerCertificateTypeExtensionClient(hello.getExtensions());
    return ClientCertificateTypes.has(types, CertificateType.RawPublicKey)
        && handshake.environment().keys() instanceof RawKeys raw
        && raw.sendsRawKey(chosen.alias());
  }

  /** Returns the order that the client should know of, if it made this server take another. */
  int[] preferredGroups() throws IOException {
    List<NamedGroup> own = ownGroups();
    return tls13 && !groups().isEmpty() && groups().get(0) != own.get(0)
        ? Codes.groups(own)
        : new int[0];
  }

  private static TlsFatalAlert refused(String reason) {
    return new TlsFatalAlert(AlertDescription.handshake_failure, reason);
  }
}
