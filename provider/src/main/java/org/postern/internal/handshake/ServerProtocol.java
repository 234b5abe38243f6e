// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Hashtable;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.AlertLevel;
import org.bouncycastle.tls.ClientHello;
import org.bouncycastle.tls.ContentType;
import org.bouncycastle.tls.HandshakeMessageInput;
import org.bouncycastle.tls.SecurityParameters;
import org.bouncycastle.tls.TlsExtensionsUtils;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsFatalAlertReceived;
import org.bouncycastle.tls.TlsServerProtocol;
import org.bouncycastle.tls.TlsUtils;
import org.postern.internal.crypto.EarlyData;

/** The state machine of a server. */
class ServerProtocol extends TlsServerProtocol implements StateMachine {
  private final Wire wire;
  private final ServerPeer peer;
  private boolean truncated;

  ServerProtocol(Wire wire, ServerPeer peer) {
    this.wire = wire;
    this.peer = peer;
  }

  @Override
  public void start() throws IOException {
    accept(peer);
  }

  @Override
  public void offer(byte[] record) throws IOException {
    boolean earlyData =
        connection_state == CS_SERVER_HELLO_RETRY_REQUEST
            && record[0] == ContentType.application_data
            && earlyData().drop(record.length);
    if (!earlyData) {
      offerInput(record);
    }
  }

  private EarlyData earlyData() {
    return peer.handshake().crypto().earlyData();
  }

  @Override
  protected ClientHello receiveClientHelloMessage(ByteArrayInputStream body) throws IOException {
    ClientHello hello = super.receiveClientHelloMessage(body);
    peer.received(hello);
    Hashtable<?, ?> extensions = hello.getExtensions();
    earlyData()
        .offered(extensions != null && extensions.containsKey(TlsExtensionsUtils.EXT_early_data));
    return hello;
  }

  @Override
  protected void writeRecord(short type, byte[] buffer, int offset, int length) throws IOException {
    wire.lock();
    try {
      if (!wire.outboundClosed()) {
        super.writeRecord(type, buffer, offset, length);
      }
    } finally {
      wire.unlock();
    }
  }

  /** Sends the alert also where bctls, without a valid ClientHello, would send nothing. */
  @Override
  protected void raiseAlertFatal(short alert, String message, Throwable cause) throws IOException {
    super.raiseAlertFatal(alert, message, cause);
    if (!peer.hasClientHello()) {
      outputBuffer.write(
          new byte[] {ContentType.alert, 3, 3, 0, 2, AlertLevel.fatal, (byte) alert}, 0, 7);
    }
  }

  @Override
  protected void processRecord(short contentType, byte[] buffer, int offset, int length)
      throws IOException {
    if (!established() && earlyData().wasDropped()) {
      return;
    }
    wire.order().recordBegins();
    super.processRecord(contentType, buffer, offset, length);
  }

  @Override
  protected void handleHandshakeMessage(short type, HandshakeMessageInput message)
      throws IOException {
    wire.order().messageBegins();
    super.handleHandshakeMessage(type, message);
    wire.order().messageEnds(type, getContext().getServerVersion());
  }

  @Override
  protected void completeHandshake() throws IOException {
    SecurityParameters parameters = getContext().getSecurityParametersHandshake();
    byte[] tickets = new byte[0];
    if (TlsUtils.isTLSv13(parameters.getNegotiatedVersion())) {
      byte[] finished = ResumptionSecret.finished(parameters.getPeerVerifyData());
      tickets =
          peer.resumption()
              .tickets(ResumptionSecret.of(peer.handshake().crypto(), parameters, finished));
      tlsSession = null;
      sessionParameters = Tls12Session.none(peer.handshake().crypto());
    } else {
      peer.resumption().complete12(parameters);
    }
    super.completeHandshake();
    peer.resumption().over();
    peer.handshake().crypto().endHandshake();
    for (int i = 0; i < tickets.length; i += plaintextLimit()) {
      int length = Math.min(plaintextLimit(), tickets.length - i);
      safeWriteRecord(ContentType.handshake, tickets, i, length);
    }
    shrinkOutput();
  }

  /** An idle connection keeps no buffer. */
  private void shrinkOutput() {
    if (established() && outputBuffer.getBuffer().available() == 0) {
      outputBuffer.getBuffer().shrink();
    }
  }

  @Override
  protected void handleFailure() throws IOException {
    if (established() && !truncated) {
      peer.handshake().session().discard();
    }
    super.handleFailure();
  }

  @Override
  protected void receive13KeyUpdate(ByteArrayInputStream body) throws IOException {
    int request = KeyUpdates.read(body);
    super.receive13KeyUpdate(new ByteArrayInputStream(new byte[] {(byte) request}));
    if (request == KeyUpdates.REQUESTED) {
      wire.oweKeyUpdate();
    }
  }

  @Override
  protected void handleAlertMessage(short level, short description) throws IOException {
    switch (wire.meaning(level, description, established(), getContext().getServerVersion())) {
      case NOTHING -> peer.notifyAlertReceived(level, description);
      case CLOSE -> wire.closeInbound();
      case CLOSE_BOTH -> {
        wire.closeInbound();
        warn(AlertDescription.close_notify);
        wire.closeOutbound();
      }
      case WARNING -> super.handleAlertMessage(AlertLevel.warning, description);
      case FAILURE -> super.handleAlertMessage(AlertLevel.fatal, description);
    }
  }

  @Override
  public void process(short contentType, byte[] content) throws IOException {
    try {
      processRecord(contentType, content, 0, content.length);
    } catch (TlsFatalAlertReceived e) {
      throw e;
    } catch (TlsFatalAlert e) {
      fail(e.getAlertDescription(), "cannot process a record", e);
      throw e;
    } catch (IOException | RuntimeException e) {
      fail(AlertDescription.internal_error, "cannot process a record", e);
      throw e;
    }
  }

  @Override
  public void fail(short alert, String message, Throwable cause) {
    truncated = Failures.isTruncation(cause);
    try {
      handleException(alert, message, cause);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  @Override
  public void warn(short alert) throws IOException {
    raiseAlertWarning(alert, AlertDescription.getName(alert));
  }

  @Override
  public void cancel() throws IOException {
    close();
  }

  @Override
  public void sendKeyUpdate() throws IOException {
    send13KeyUpdate(false);
  }

  @Override
  public boolean established() {
    return connection_state == CS_END;
  }

  @Override
  public int outputOctets() {
    return getAvailableOutputBytes();
  }

  @Override
  public int pendingOutput() {
    return previewOutputRecord();
  }

  @Override
  public void drain(ByteBuffer destination, int length) {
    readOutput(destination, length);
    shrinkOutput();
  }

  @Override
  public int plaintextLimit() {
    return getApplicationDataLimit();
  }
}
