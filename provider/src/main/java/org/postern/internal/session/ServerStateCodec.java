// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.session;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.postern.internal.policy.CipherSuite;
import org.postern.internal.policy.NamedGroup;
import org.postern.internal.policy.Protocol;
import org.postern.internal.policy.SignatureScheme;

/**
 * A {@link ServerState} in octets. The first octet is the version of the format: what another
 * version of this code has written is not read, and the handshake is a full one.
 */
final class ServerStateCodec {

  private static final int VERSION = 1;
  private static final int MAX_CERTIFICATES = 10;

  private ServerStateCodec() {}

  static byte[] encode(ServerState state) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream(192);
    try (DataOutputStream out = new DataOutputStream(octets)) {
      out.writeByte(VERSION);
      out.writeShort(state.protocol().code());
      out.writeShort(state.cipherSuite().code());
      out.writeShort(state.group() == null ? 0 : state.group().code());
      out.writeShort(state.signatureScheme() == null ? 0 : state.signatureScheme().code());
      out.write(state.sessionId(), 0, ServerState.ID_LENGTH);
      out.writeLong(state.created());
      out.writeLong(state.expires());
      opaque8(out, state.secret());
      opaque8(out, state.applicationProtocol().getBytes(StandardCharsets.ISO_8859_1));
      opaque16(out, state.peerRawKey());
      out.writeByte(state.peerCertificates().size());
      for (byte[] certificate : state.peerCertificates()) {
        opaque16(out, certificate);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return octets.toByteArray();
  }

  /** Returns whether a state has a form at all: the fields have room for what it holds. */
  static boolean isEncodable(ServerState state) {
    return state.secret().length <= 0xFF
        && state.applicationProtocol().length() <= 0xFF
        && state.peerRawKey().length <= 0xFFFF
        && state.peerCertificates().size() <= MAX_CERTIFICATES
        && state.peerCertificates().stream().allMatch(each -> each.length <= 0xFFFF);
  }

  /** Returns the state, null if these octets are none. */
  static @Nullable ServerState decode(byte[] octets) {
    try {
      return decode(ByteBuffer.wrap(octets));
    } catch (BufferUnderflowException e) {
      return null;
    }
  }

  private static @Nullable ServerState decode(ByteBuffer in) {
    if (in.get() != VERSION) {
      return null;
    }
    Protocol protocol = find(Protocol.values(), Protocol::code, in);
    CipherSuite suite = find(CipherSuite.values(), CipherSuite::code, in);
    NamedGroup group = find(NamedGroup.values(), NamedGroup::code, in);
    SignatureScheme scheme = find(SignatureScheme.values(), SignatureScheme::code, in);
    byte[] id = octets(in, ServerState.ID_LENGTH);
    long created = in.getLong();
    long expires = in.getLong();
    byte[] secret = octets(in, Byte.toUnsignedInt(in.get()));
    byte[] alpn = octets(in, Byte.toUnsignedInt(in.get()));
    byte[] rawKey = octets(in, Short.toUnsignedInt(in.getShort()));
    int count = Byte.toUnsignedInt(in.get());
    if (count > MAX_CERTIFICATES) {
      return null;
    }
    List<byte[]> certificates = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      certificates.add(octets(in, Short.toUnsignedInt(in.getShort())));
    }
    if (in.hasRemaining() || secret.length == 0) {
      return null;
    }
    if (protocol == null || suite == null || suite.protocol() != protocol) {
      return null;
    }
    return new ServerState(
        protocol,
        suite,
        group,
        scheme,
        id,
        created,
        expires,
        secret,
        new String(alpn, StandardCharsets.ISO_8859_1),
        certificates,
        rawKey);
  }

  private static <E> @Nullable E find(E[] all, ToIntFunction<E> code, ByteBuffer in) {
    int wanted = Short.toUnsignedInt(in.getShort());
    for (E each : all) {
      if (code.applyAsInt(each) == wanted) {
        return each;
      }
    }
    return null;
  }

  private static byte[] octets(ByteBuffer in, int length) {
    if (length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] octets = new byte[length];
    in.get(octets);
    return octets;
  }

  private static void opaque8(DataOutputStream out, byte[] octets) throws IOException {
    out.writeByte(octets.length);
    out.write(octets);
  }

  private static void opaque16(DataOutputStream out, byte[] octets) throws IOException {
    out.writeShort(octets.length);
    out.write(octets);
  }
}
