// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.X509ExtendedKeyManager;
import org.bouncycastle.tls.HandshakeType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.internal.policy.Protocol;
import org.postern.lab.pki.FixedKey;
import org.postern.lab.pki.LabKeyType;

/** CertificateStatus as servers may get it wrong (RFC 6066 section 8; G7, G8). */
class StatusMessagesTest {

  private static final byte[] NOT_DER = {1, 0, 0, 4, 'm', 'a', 'i', 'l'};

  private final Lab lab = new Lab();
  private final TestOwner owner = new TestOwner();

  private Connection client() throws Exception {
    TestSettings settings = TestSettings.client();
    settings.protocols = List.of(Protocol.TLS_1_2);
    X509ExtendedKeyManager none = (X509ExtendedKeyManager) lab.keyManagers()[0];
    return new Connection(settings.build(), owner, Lab.environment(none, Verdict.trusted()));
  }

  /** The records of the first flight of a server of TLS 1.2, one message each. */
  private List<ByteBuffer> flight(Connection client, List<byte[]> staples) throws Exception {
    Connection server =
        new Connection(
            TestSettings.server().build(),
            new TestOwner(),
            Lab.environment(
                new FixedKey(lab.leaf(LabKeyType.P256)).withStaples(staples), Verdict.trusted()));
    server.begin();
    client.begin();
    Duo.move(client, server);
    return new ArrayList<>(Duo.drain(server));
  }

  private static int type(ByteBuffer record) {
    return record.get(record.position() + 5);
  }

  private static int indexOf(List<ByteBuffer> records, short type) {
    for (int i = 0; i < records.size(); i++) {
      if (type(records.get(i)) == type) {
        return i;
      }
    }
    throw new AssertionError("no message of type " + type);
  }

  private static ByteBuffer status(byte[] body) {
    ByteBuffer record = ByteBuffer.allocate(9 + body.length);
    record.put((byte) 22).putShort((short) 0x0303).putShort((short) (4 + body.length));
    record.put((byte) HandshakeType.certificate_status).put((byte) 0);
    record.putShort((short) body.length).put(body);
    return record.flip();
  }

  private static void give(Connection client, List<ByteBuffer> records) throws SSLException {
    for (ByteBuffer record : records) {
      Duo.give(client, record);
    }
  }

  @Test
  void octetsThatAreNoResponse_endNoHandshakeThatDoesNotUseThem() throws Exception {
    Connection client = client();
    List<ByteBuffer> records = flight(client, List.of(new byte[] {'m', 'a', 'i', 'l'}));
    byte[] seen = new byte[NOT_DER.length];
    records
        .get(indexOf(records, HandshakeType.certificate_status))
        .duplicate()
        .position(9)
        .get(seen);
    assertThat(seen).isEqualTo(NOT_DER);
    assertThatCode(() -> give(client, records)).doesNotThrowAnyException();
  }

  @Test
  void aStatusThatWasNotAgreedOn_isUnexpected() throws Exception {
    Connection client = client();
    List<ByteBuffer> records = flight(client, List.of());
    records.add(indexOf(records, HandshakeType.certificate) + 1, status(NOT_DER));
    assertThatThrownBy(() -> give(client, records))
        .isInstanceOf(SSLException.class)
        .hasMessageStartingWith("unexpected_message(10)");
  }

  @Test
  void aSecondStatus_isUnexpected() throws Exception {
    Connection client = client();
    List<ByteBuffer> records = flight(client, List.of(new byte[] {1}));
    records.add(indexOf(records, HandshakeType.certificate_status), status(NOT_DER));
    assertThatThrownBy(() -> give(client, records))
        .isInstanceOf(SSLException.class)
        .hasMessageStartingWith("unexpected_message(10)");
  }

  /** RFC 6066: a server that has agreed to may still send none. */
  @Test
  void aStatusThatDoesNotCome_isNone() throws Exception {
    Connection client = client();
    List<ByteBuffer> records = flight(client, List.of(new byte[] {1}));
    records.remove(indexOf(records, HandshakeType.certificate_status));
    assertThatCode(() -> give(client, records)).doesNotThrowAnyException();
    assertThat(owner.session).isNotNull();
    assertThat(owner.session.getStatusResponses()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "02000001aa",
        "01000000",
        "010000",
        "",
        "01000002aa",
        "01000001aabb",
        "00000001aa"
      })
  void aStructureThatIsNone_isADecodeError(String hex) throws Exception {
    byte[] body = java.util.HexFormat.of().parseHex(hex);
    assertThatThrownBy(() -> StatusReader.response(new ByteArrayInputStream(body)))
        .isInstanceOf(IOException.class);
    Connection client = client();
    List<ByteBuffer> records = flight(client, List.of(new byte[] {1}));
    records.set(indexOf(records, HandshakeType.certificate_status), status(body));
    assertThatThrownBy(() -> give(client, records))
        .isInstanceOf(SSLException.class)
        .hasMessageStartingWith("decode_error(50)");
  }
}
