// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Hashtable;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.AlertLevel;
import org.bouncycastle.tls.HandshakeMessageInput;
import org.bouncycastle.tls.HandshakeType;
import org.bouncycastle.tls.TlsClientProtocol;
import org.bouncycastle.tls.TlsExtensionsUtils;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsFatalAlertReceived;
import org.bouncycastle.tls.TlsUtils;
import org.postern.internal.session.SessionTicket;

/** The state machine of a client. */
class ClientProtocol extends TlsClientProtocol implements StateMachine {
  private final Wire wire;
  private final ClientPeer peer;
  private boolean truncated;

  ClientProtocol(Wire wire, ClientPeer peer) {
    this.wire = wire;
    this.peer = peer;
  }

  @Override
  public void start() throws IOException {
    connect(peer);
  }

  @Override
  public void offer(byte[] record) throws IOException {
    offerInput(record);
  }

  /**
   * Lets the trust manager say whether a staple is needed (RFC 7633): it sees the certificate and
   * the staples, and with DANE no staple counts (RFC 7671 section 4.2).
   */
  @Override
  protected void handleServerCertificate() throws IOException {
    Hashtable<?, ?> extensions = serverExtensions;
    Hashtable<Object, Object> asIfStapled = new Hashtable<>();
    if (extensions != null) {
      asIfStapled.putAll(extensions);
    }
    asIfStapled.put(TlsExtensionsUtils.EXT_status_request, new byte[0]);
    asIfStapled.put(TlsExtensionsUtils.EXT_status_request_v2, new byte[0]);
    serverExtensions = asIfStapled;
    try {
      super.handleServerCertificate();
    } finally {
      serverExtensions = extensions;
    }
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

  /** Tells the tickets' ages; the binders are computed over what is sent. */
  @Override
  protected void sendClientHelloMessage() throws IOException {
    clientHello = peer.resumption().complete(clientHello);
    super.sendClientHelloMessage();
  }

  private boolean renewsTicket() {
    return connection_state == CS_SERVER_HELLO
        && getContext().getSecurityParametersHandshake().isResumedSession()
        && serverExtensions != null
        && serverExtensions.containsKey(EXT_SessionTicket);
  }

  /** bctls would look into the response, which is of no account unless a trust manager uses it. */
  private boolean awaitsStatus() {
    return connection_state == CS_SERVER_CERTIFICATE
        && !TlsUtils.isTLSv13(getContext())
        && getContext().getSecurityParametersHandshake().getStatusRequestVersion() > 0;
  }

  @Override
  protected void receive13NewSessionTicket(ByteArrayInputStream body) throws IOException {
    if (!established()) {
      throw new TlsFatalAlert(AlertDescription.unexpected_message);
    }
    SessionTicket ticket = SessionTicket.parse(body.readAllBytes());
    if (ticket == null) {
      throw new TlsFatalAlert(AlertDescription.decode_error, "the NewSessionTicket is malformed");
    }
    peer.resumption().received(ticket);
  }

  @Override
  protected void completeHandshake() throws IOException {
    peer.resumption().complete(getContext().getSecurityParametersHandshake());
    if (TlsUtils.isTLSv13(getContext())) {
      tlsSession = null;
      sessionParameters = Tls12Session.none(peer.handshake().crypto());
    }
    super.completeHandshake();
    peer.handshake().crypto().endHandshake();
  }

  @Override
  protected void handleFailure() throws IOException {
    if (!truncated) {
      peer.resumption().failed();
    }
    super.handleFailure();
  }

  @Override
  protected void processRecord(short contentType, byte[] buffer, int offset, int length)
      throws IOException {
    wire.order().recordBegins();
    super.processRecord(contentType, buffer, offset, length);
  }

  @Override
  protected void handleHandshakeMessage(short type, HandshakeMessageInput message)
      throws IOException {
    wire.order().messageBegins();
    peer.seen(ServerMessages.scheme(type, message), ServerMessages.group(type, message));
    // A server that resumes a session of TLS 1.2 may give a new ticket (RFC 5077 section 3.3).
    if (type == HandshakeType.new_session_ticket && renewsTicket()) {
      receiveNewSessionTicket(message);
      serverExtensions.remove(EXT_SessionTicket);
    } else if (type == HandshakeType.certificate_status && awaitsStatus()) {
      peer.stapled(StatusReader.response(message));
      connection_state = CS_SERVER_CERTIFICATE_STATUS;
    } else {
      super.handleHandshakeMessage(type, message);
    }
    wire.order().messageEnds(type, getContext().getServerVersion());
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
    if (established() && outputBuffer.getBuffer().available() == 0) {
      outputBuffer.getBuffer().shrink(); // an idle connection keeps no buffer
    }
  }

  @Override
  public int plaintextLimit() {
    return getApplicationDataLimit();
  }
}
