// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.ContentType;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.crypto.TlsCipher;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.TlsDecodeResult;
import org.bouncycastle.tls.crypto.TlsEncodeResult;

/**
 * The protection of records, TLS 1.3 (RFC 8446 section 5) and TLS 1.2 (RFC 5288, RFC 7905). It
 * counts the records of each direction itself. One thread may seal while another opens.
 */
public final class RecordCipher implements TlsCipher {

  private static final int HEADER_LENGTH = RecordState.HEADER_LENGTH;

  private final RecordKeys keys;
  private final RecordSealer sealer;
  private final RecordOpener opener;

  private final EarlyData earlyData;

  RecordCipher(RecordKeys keys, AeadSuite suite, Aead sealing, Aead opening) throws IOException {
    this(keys, suite, sealing, opening, new EarlyData());
  }

  RecordCipher(RecordKeys keys, AeadSuite suite, Aead sealing, Aead opening, EarlyData earlyData)
      throws IOException {
    this.keys = keys;
    this.earlyData = earlyData;
    this.sealer =
        new RecordSealer(suite, keys.tls13(), new RecordState(suite, keys.tls13(), sealing));
    this.opener = new RecordOpener(keys.tls13(), new RecordState(suite, keys.tls13(), opening));
    keys.initial(sealer.state(), opener.state());
  }

  static RecordCipher create(
      Primitives primitives,
      TlsCryptoParameters parameters,
      int encryptionAlgorithm,
      EarlyData earlyData)
      throws IOException {
    AeadSuite suite = AeadSuite.of(encryptionAlgorithm);
    try {
      Aead.Factory factory = primitives.aead(suite);
      return new RecordCipher(
          new DerivedKeys(parameters, suite),
          suite,
          factory.create(suite, true),
          factory.create(suite, false),
          earlyData);
    } catch (GeneralSecurityException e) {
      throw new TlsFatalAlert(AlertDescription.internal_error, e.getMessage(), e);
    }
  }

  /** Takes a record that holds something else than application data. */
  public interface OtherRecords {
    /** Called with the record's real content type and its content. */
    void take(short contentType, byte[] content) throws IOException;
  }

  /** Returns the length of a record with this much content, in octets with the header. */
  public int recordLength(int contentLength) {
    return HEADER_LENGTH + contentLength + sealer.overhead();
  }

  /** Returns the most content of a record of this length, in octets. */
  public int plaintextLimit(int recordLength) {
    return Math.max(0, recordLength - HEADER_LENGTH - opener.overhead());
  }

  /**
   * Protects application data as one record.
   *
   * @param limit the most octets to take, at most 2^14
   * @param destination has room for {@link #recordLength}
   * @return how many octets were taken from the sources
   */
  public int seal(ByteBuffer[] sources, int offset, int length, int limit, ByteBuffer destination)
      throws IOException {
    int amount = 0;
    int filled = 0;
    ByteBuffer only = null;
    for (int i = offset; i < offset + length && amount < limit; i++) {
      if (sources[i].hasRemaining()) {
        amount = (int) Math.min(limit, (long) amount + sources[i].remaining());
        only = sources[i];
        filled++;
      }
    }
    int type = ContentType.application_data;
    putHeader(destination, type, amount + sealer.overhead());
    if (filled != 1 || only == null) {
      sealer.seal(type, sources, offset, length, amount, destination);
      return amount;
    }
    int end = only.limit();
    only.limit(only.position() + amount);
    try {
      sealer.seal(type, only, destination);
    } finally {
      only.limit(end);
    }
    return amount;
  }

  /**
   * Opens one whole record, header included. Application data go into the destinations, which have
   * room for {@link #plaintextLimit}: without a copy if the first has an octet more than that.
   *
   * @return how many octets of application data there were
   */
  public int open(
      ByteBuffer record, ByteBuffer[] destinations, int offset, int length, OtherRecords others)
      throws IOException {
    int type = record.get() & 0xFF;
    record.getShort();
    int fragmentLength = record.getShort() & 0xFFFF;
    if (fragmentLength != record.remaining()) {
      throw new IllegalArgumentException("a whole record is wanted");
    }
    ByteBuffer direct = length > 0 ? destinations[offset] : null;
    if (direct == null || direct.remaining() < opener.room(fragmentLength)) {
      return openThenScatter(type, record, destinations, offset, length, others);
    }
    RecordOpener.Content content = opener.open(type, record, direct);
    if (content.type() == ContentType.application_data) {
      direct.position(direct.position() + content.length());
      return content.length();
    }
    byte[] message = new byte[content.length()];
    direct.duplicate().get(message);
    direct.duplicate().put(new byte[message.length]);
    others.take((short) content.type(), message);
    return 0;
  }

  private int openThenScatter(
      int type,
      ByteBuffer record,
      ByteBuffer[] destinations,
      int offset,
      int length,
      OtherRecords others)
      throws IOException {
    ByteBuffer plain = ByteBuffer.allocate(opener.room(record.remaining()));
    RecordOpener.Content content = opener.open(type, record, plain);
    if (content.type() != ContentType.application_data) {
      others.take((short) content.type(), Arrays.copyOf(plain.array(), content.length()));
      return 0;
    }
    int end = content.length();
    for (int i = offset; i < offset + length && plain.position() < end; i++) {
      plain.limit(Math.min(end, plain.position() + destinations[i].remaining()));
      destinations[i].put(plain);
    }
    if (plain.position() < end) {
      throw new IllegalArgumentException(
          "no room for " + (end - plain.position()) + " of " + end + " octets");
    }
    return end;
  }

  /** Returns whether it is time for a KeyUpdate (RFC 8446 section 5.5): well before the limit. */
  public boolean wantsKeyUpdate() {
    return sealer.wantsKeyUpdate();
  }

  /** Forgets the keys, as far as the implementations let it. */
  public void destroy() {
    sealer.state().destroy();
    opener.state().destroy();
  }

  private static void putHeader(ByteBuffer destination, int type, int length) {
    destination.put((byte) type).putShort((short) 0x0303).putShort((short) length);
  }

  @Override
  public TlsEncodeResult encodePlaintext(
      long sequence,
      short contentType,
      ProtocolVersion recordVersion,
      int headerAllocation,
      byte[] plaintext,
      int offset,
      int length)
      throws IOException {
    byte[] record = new byte[headerAllocation + length + sealer.overhead()];
    ByteBuffer destination = ByteBuffer.wrap(record).position(headerAllocation);
    sealer.seal(contentType, ByteBuffer.wrap(plaintext, offset, length), destination);
    return new TlsEncodeResult(record, 0, record.length, (short) sealer.outerType(contentType));
  }

  @Override
  public TlsDecodeResult decodeCiphertext(
      long sequence,
      short recordType,
      ProtocolVersion recordVersion,
      byte[] ciphertext,
      int offset,
      int length)
      throws IOException {
    byte[] plain = new byte[opener.room(length)];
    long before = opener.state().sequence();
    RecordOpener.Content content;
    try {
      content =
          opener.open(
              recordType, ByteBuffer.wrap(ciphertext, offset, length), ByteBuffer.wrap(plain));
      earlyData.end();
    } catch (TlsFatalAlert e) {
      boolean unopened = keys.tls13() && e.getAlertDescription() == AlertDescription.bad_record_mac;
      if (!unopened || !earlyData.dropUnopened(length)) {
        throw e;
      }
      opener.goBackTo(before);
      return new TlsDecodeResult(plain, 0, 0, ContentType.application_data);
    }
    return new TlsDecodeResult(plain, 0, content.length(), (short) content.type());
  }

  @Override
  public void rekeyDecoder() throws IOException {
    keys.nextOpening(opener.state());
  }

  @Override
  public void rekeyEncoder() throws IOException {
    keys.nextSealing(sealer.state());
  }

  /** The longest fragment that the RFC allows, whatever padding is in it. */
  @Override
  public int getCiphertextDecodeLimit(int plaintextLimit) {
    return opener.fragmentLimit();
  }

  @Override
  public int getCiphertextEncodeLimit(int plaintextLimit) {
    return plaintextLimit + sealer.overhead();
  }

  @Override
  public int getPlaintextDecodeLimit(int ciphertextLimit) {
    return ciphertextLimit - opener.overhead();
  }

  @Override
  public int getPlaintextEncodeLimit(int ciphertextLimit) {
    return ciphertextLimit - sealer.overhead();
  }

  @Override
  public boolean usesOpaqueRecordTypeDecode() {
    return keys.tls13();
  }

  @Override
  public boolean usesOpaqueRecordTypeEncode() {
    return keys.tls13();
  }
}
