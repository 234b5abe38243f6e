// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.tls.PskKeyExchangeMode;
import org.bouncycastle.tls.TlsExtensionsUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.internal.policy.CipherSuite;
import org.postern.internal.policy.NamedGroup;
import org.postern.internal.policy.Protocol;
import org.postern.internal.session.ClientScope;
import org.postern.internal.session.Resumable;
import org.postern.internal.session.Session;

/** What a server does with tickets of TLS 1.3 (RFC 8446 section 4.2.11) that a client offers. */
class OfferedTicketsTest {
  private static final byte[] NO_TICKET =
      "no ticket of this server".getBytes(StandardCharsets.US_ASCII);
  private final ResumptionLab lab = new ResumptionLab(Protocol.TLS_1_3);
  private final Map<CipherSuite, Resumable> tickets = new HashMap<>();

  @BeforeEach
  void tickets() throws Exception {
    lab.init();
    for (CipherSuite suite :
        List.of(CipherSuite.TLS_AES_128_GCM_SHA256, CipherSuite.TLS_AES_256_GCM_SHA384)) {
      lab.client.suites = List.of(suite);
      lab.connect();
      HandshakeSettings settings = lab.client.build();
      ClientScope scope =
          new ClientScope(Lab.HOST, 25, List.of(), settings.rules(), List.of(), "", null);
      tickets.put(suite, lab.clientSide.clientSessions().take(scope, Protocol.TLS_1_3));
    }
  }

  private Connection server() {
    return new Connection(lab.server.build(), new TestOwner(), lab.serverSide);
  }

  private static void exchange(BcClient client) throws Exception {
    byte[] data = "EHLO client.test\r\n".getBytes(StandardCharsets.US_ASCII);
    assertThat(client.send(data)).isEqualTo(data);
  }

  @Test
  void theFirstThatCanBeResumed_isChosen() throws Exception {
    Connection server = server();
    BcClient client = new BcClient(server);
    client.offer(NO_TICKET, new byte[32], CipherSuite.TLS_AES_128_GCM_SHA256);
    client.offer(tickets.get(CipherSuite.TLS_AES_128_GCM_SHA256));

    client.hello(new byte[0]);
    client.finish();

    assertThat(((Session) server.session()).resumed()).isTrue();
    assertThat(client.selected).isSameAs(client.keys.get(1));
    exchange(client);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theOneForTheHashOfTheSuite_isChosen(boolean first) throws Exception {
    Connection server = server();
    BcClient client = new BcClient(server);
    List<Resumable> offered = new ArrayList<>(tickets.values());
    offered.sort((a, b) -> (first ? 1 : -1) * a.cipherSuite().compareTo(b.cipherSuite()));
    offered.forEach(client::offer);

    client.hello(new byte[0]);
    client.finish();

    assertThat(((Session) server.session()).resumed()).isTrue();
    assertThat(client.selected).isSameAs(client.keys.get(first ? 0 : 1));
    assertThat(server.session().getCipherSuite()).isEqualTo("TLS_AES_128_GCM_SHA256");
    exchange(client);
  }

  @Test
  void onlyTheBinderOfTheChosenOne_isChecked() throws Exception {
    Connection server = server();
    BcClient client = new BcClient(server);
    client.offer(tickets.get(CipherSuite.TLS_AES_128_GCM_SHA256));
    client.offer(
        tickets.get(CipherSuite.TLS_AES_256_GCM_SHA384).ticket(),
        new byte[48],
        CipherSuite.TLS_AES_256_GCM_SHA384);

    client.hello(new byte[0]);
    client.finish();

    assertThat(client.selected).isSameAs(client.keys.get(0));
  }

  @Test
  void wrongBinder_isADecryptError_andCostsNobodyTheSession() throws Exception {
    Connection server = server();
    Resumable ticket = tickets.get(CipherSuite.TLS_AES_128_GCM_SHA256);
    BcClient thief = new BcClient(server);
    thief.offer(ticket.ticket(), new byte[32], ticket.cipherSuite());
    assertThatThrownBy(() -> thief.hello(new byte[0])).hasMessageContaining("decrypt_error(51)");

    Connection again = server();
    BcClient owner = new BcClient(again);
    owner.offer(ticket);
    owner.hello(new byte[0]);
    owner.finish();
    assertThat(((Session) again.session()).resumed()).isTrue();
  }

  @Test
  void ticketOfAnotherHashOnly_isAFullHandshake() throws Exception {
    Connection server = server();
    BcClient client = new BcClient(server);
    client.offer(tickets.get(CipherSuite.TLS_AES_256_GCM_SHA384));
    lab.server.preferOwnOrder = true;

    client.hello(new byte[0]);
    client.finish();

    assertThat(((Session) server.session()).resumed()).isFalse();
    assertThat(client.selected).isNull();
    exchange(client);
  }

  @ParameterizedTest
  @CsvSource({"-1, 0", "0, 0", "1, 1"})
  void ticketsAreFor_clientsThatTakePskWithDhe_rfc8446_4_2_9(short mode, int records)
      throws Exception {
    BcClient client = new BcClient(server());
    if (mode >= 0) {
      TlsExtensionsUtils.addPSKKeyExchangeModesExtension(client.moreExtensions, new short[] {mode});
    }

    client.hello(new byte[0]);
    client.finish();

    assertThat(client.recordsAfterHandshake).isEqualTo(records);
    exchange(client);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLS_AES_128_GCM_SHA256", "TLS_CHACHA20_POLY1305_SHA256"})
  void earlyData_areSkipped_rfc8446_4_2_10(String suite) throws Exception {
    Connection server = server();
    BcClient client = new BcClient(server);
    client.suites = List.of(CipherSuite.valueOf(suite).code());
    client.moreExtensions.put(TlsExtensionsUtils.EXT_early_data, new byte[0]);

    client.hello(records(3, 4000));
    client.finish();

    assertThat(server.session().getCipherSuite()).isEqualTo(suite);
    exchange(client);
  }

  @Test
  void earlyDataBeforeAHelloRetryRequest_areSkipped_rfc8446_4_2_10() throws Exception {
    lab.server.groups = List.of(NamedGroup.SECP384R1);
    Connection server = server();
    BcClient client = new BcClient(server);
    client.moreExtensions.put(TlsExtensionsUtils.EXT_early_data, new byte[0]);

    client.hello(records(2, 1000));
    client.finish();

    exchange(client);
  }

  @Test
  void earlyDataWithoutEnd_areRefused() throws Exception {
    Connection server = server();
    BcClient client = new BcClient(server);
    client.moreExtensions.put(TlsExtensionsUtils.EXT_early_data, new byte[0]);

    assertThatThrownBy(() -> client.hello(records(3, 16_000)))
        .hasMessageContaining("bad_record_mac(20)");
  }

  @Test
  void recordsThatCannotBeOpened_areNoEarlyDataUnlessAnnounced() throws Exception {
    Connection server = server();
    BcClient client = new BcClient(server);

    assertThatThrownBy(() -> client.hello(records(1, 100)))
        .hasMessageContaining("bad_record_mac(20)");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void ticketOfTheFirstClientHelloOnly_givesNoIdentity_rfc8446_4_1_2(boolean again)
      throws Exception {
    lab.server.clientAuthentication = ClientAuthentication.WANTED;
    lab.server.groups = List.of(NamedGroup.SECP384R1);
    lab.client.suites = List.of(CipherSuite.TLS_AES_128_GCM_SHA256);
    Link link = lab.connect();
    assertThat(link.serverSession().getPeerCertificates()).hasSize(1);
    ClientScope scope =
        new ClientScope(Lab.HOST, 25, List.of(), lab.client.build().rules(), List.of(), "", null);
    Connection server = server();
    BcClient client = new BcClient(server);
    client.offer(lab.clientSide.clientSessions().take(scope, Protocol.TLS_1_3));

    client.hello(new byte[0]);
    client.modes[0] = again ? PskKeyExchangeMode.psk_dhe_ke : PskKeyExchangeMode.psk_ke;
    client.finish();

    Session session = (Session) server.session();
    assertThat(session.resumed()).isEqualTo(again);
    assertThat(session.facts().peerCertificates()).hasSize(again ? 1 : 0);
    assertThat(Arrays.equals(session.getId(), link.serverSession().getId())).isEqualTo(again);
    exchange(client);
  }

  /** Records of application data that nobody can open. */
  private static byte[] records(int count, int length) {
    byte[] records = new byte[count * (5 + length)];
    for (int i = 0; i < count; i++) {
      int at = i * (5 + length);
      records[at] = 23;
      records[at + 1] = 3;
      records[at + 2] = 3;
      records[at + 3] = (byte) (length >> 8);
      records[at + 4] = (byte) length;
    }
    return records;
  }
}
