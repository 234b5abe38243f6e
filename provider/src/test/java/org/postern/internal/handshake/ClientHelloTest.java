// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.X509ExtendedKeyManager;
import org.bouncycastle.tls.ClientHello;
import org.bouncycastle.tls.ExtensionType;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsExtensionsUtils;
import org.junit.jupiter.api.Test;
import org.postern.internal.policy.CipherSuite;
import org.postern.internal.policy.Protocol;
import org.postern.lab.pki.LabKeyType;

/** What a client offers, and what a server does with offers of long ago (RFC 9325). */
class ClientHelloTest {
  private static final int TLS_EMPTY_RENEGOTIATION_INFO_SCSV = 0x00FF;
  private final Lab lab = new Lab();

  private byte[] hello(TestSettings settings) throws Exception {
    Connection client =
        new Connection(
            settings.build(),
            new TestOwner(),
            Lab.environment((X509ExtendedKeyManager) lab.keyManagers()[0], Verdict.trusted()));
    client.begin();
    byte[] record = Duo.drain(client).get(0).array();
    return Arrays.copyOfRange(record, 9, record.length);
  }

  private static ClientHello parse(byte[] hello) throws Exception {
    return ClientHello.parse(new ByteArrayInputStream(hello), null);
  }

  @Test
  void offersWhatTheRulesAllow_andNothingElse_F1_F3_F4_F8_F9_F11() throws Exception {
    TestSettings settings = TestSettings.client();
    settings.serverNames = List.of(new SNIHostName(Lab.HOST));
    byte[] octets = hello(settings);
    ClientHello hello = parse(octets);

    assertThat(TlsExtensionsUtils.getSupportedVersionsExtensionClient(hello.getExtensions()))
        .containsExactly(ProtocolVersion.TLSv13, ProtocolVersion.TLSv12);
    int[] suites =
        IntStream.concat(
                Arrays.stream(CipherSuite.values()).mapToInt(CipherSuite::code),
                IntStream.of(TLS_EMPTY_RENEGOTIATION_INFO_SCSV))
            .toArray();
    assertThat(hello.getCipherSuites()).containsExactly(suites);
    int compression = 2 + 32 + 1 + octets[34] + 2 + 2 * suites.length;
    assertThat(Arrays.copyOfRange(octets, compression, compression + 2)).containsExactly(1, 0);
    assertThat(hello.getExtensions().keySet())
        .contains(
            ExtensionType.extended_master_secret,
            ExtensionType.supported_groups,
            ExtensionType.signature_algorithms,
            ExtensionType.server_name,
            ExtensionType.status_request)
        .doesNotContain(
            ExtensionType.early_data,
            ExtensionType.truncated_hmac,
            ExtensionType.encrypt_then_mac,
            ExtensionType.status_request_v2,
            ExtensionType.server_certificate_type,
            ExtensionType.heartbeat);
  }

  @Test
  void tls12Only_offersNoHybrids() throws Exception {
    TestSettings settings = TestSettings.client();
    settings.protocols = List.of(Protocol.TLS_1_2);
    ClientHello hello = parse(hello(settings));

    assertThat(TlsExtensionsUtils.getSupportedGroupsExtension(hello.getExtensions()))
        .containsExactly(0x001D, 0x0017, 0x0018);
    assertThat(hello.getExtensions().get(ExtensionType.key_share)).isNull();
  }

  @Test
  void server_refusesTls11_F1() throws Exception {
    PlainPeers.Faults faults = new PlainPeers.Faults();
    faults.versions = ProtocolVersion.TLSv11.only();
    faults.suites = new int[] {0xC009};
    refuses(faults, "protocol_version(70)");
  }

  @Test
  void server_refusesCbcAndStaticRsaAndNull_F3_F4_F5() throws Exception {
    for (int suite : new int[] {0xC023, 0xC009, 0x009C, 0x002F, 0x009E, 0xC006}) {
      PlainPeers.Faults faults = new PlainPeers.Faults();
      faults.suites = new int[] {suite};
      refuses(faults, "handshake_failure(40)");
    }
  }

  private void refuses(PlainPeers.Faults faults, String alert) throws Exception {
    Connection server =
        new Connection(
            TestSettings.server().build(),
            new TestOwner(),
            lab.environment(lab.leaf(LabKeyType.P256), lab.leaf(LabKeyType.RSA_2048)));
    server.begin();
    assertThatThrownBy(() -> PlainPeers.settle(server, PlainPeers.client(faults)))
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessageContaining(alert);
    assertThat(server.pendingOutput()).isEqualTo(7);
  }

  @Test
  void closingBeforeTheBeginning_isQuiet() throws Exception {
    Connection client =
        new Connection(
            TestSettings.client().build(),
            new TestOwner(),
            Lab.environment((X509ExtendedKeyManager) lab.keyManagers()[0], Verdict.trusted()));
    client.closeOutbound();

    assertThat(client.outboundClosed()).isTrue();
    assertThat(client.pendingOutput()).isZero();
  }
}
