// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.bouncycastle.tls.AlertDescription;
import org.jspecify.annotations.Nullable;
import org.postern.internal.monitor.HandshakeWatch;
import org.postern.internal.policy.SignatureScheme;
import org.postern.internal.session.Session;

/**
 * One TLS connection: octets in, octets out, no I/O and no waiting. The caller serialises {@link
 * #begin} and {@link #receive}; {@link #unwrap} and {@link #wrap} may run at the same time on two
 * threads. The octets of an alert are pending before the exception that tells of it is thrown.
 */
public final class Connection {

  /** The length of the record, which no other record in clear has. */
  private static final int CHANGE_CIPHER_SPEC = 6;

  /** Of a record: header, nonce, authentication tag and type. */
  private static final int MAX_OVERHEAD = 5 + 8 + 16 + 1;

  private static final ByteBuffer[] NOWHERE = {};
  private final Wire wire = new Wire();
  private final ReentrantLock computing = new ReentrantLock();
  private final Handshake handshake;
  private final StateMachine machine;
  private volatile @Nullable Records records;
  private volatile boolean begun;
  private volatile boolean over;
  private volatile boolean established;
  private volatile boolean cancelled;
  private volatile @Nullable HandshakeWatch watch;

  /**
   * Makes a connection that has not begun.
   *
   * @param settings what it may do
   * @param owner its socket or engine
   * @param environment what it shares with the others of its SSLContext
   */
  public Connection(HandshakeSettings settings, Owner owner, Environment environment) {
    this.handshake = new Handshake(ProgramConstraints.applied(settings), owner, environment);
    this.machine =
        settings.clientMode()
            ? new ClientProtocol(wire, new ClientPeer(handshake))
            : new ServerProtocol(wire, new ServerPeer(handshake));
  }

  private interface Step {
    void run() throws IOException;
  }

  /** Starts the handshake: the ClientHello of a client is computed here. */
  public void begin() throws SSLException {
    HandshakeSettings settings = handshake.settings();
    watch = HandshakeWatch.begin(settings.clientMode(), settings.peerHost(), settings.peerPort());
    if (settings.rules().isEmpty()) {
      String reason =
          "the policy, the JVM's and the program's restrictions leave nothing to negotiate with";
      unsuccessful("nothing allowed", reason);
      end();
      throw new SSLHandshakeException(reason);
    }
    compute(() -> {
      begun = true;
      machine.start();
    });
  }

  /** Takes one whole record while the handshake lasts; signatures and trust are computed here. */
  public void receive(ByteBuffer record) throws SSLException {
    if (established) {
      unwrap(record, NOWHERE, 0, 0);
      return;
    }
    byte[] octets = new byte[record.remaining()];
    record.get(octets);
    compute(() -> {
      wire.floods().handshakeRecord(octets.length);
      machine.offer(octets);
    });
  }

  private void compute(Step step) throws SSLException {
    computing.lock();
    try {
      if (over && !established) {
        throw new SSLException("the connection is closed");
      }
      HandshakeWatch watching = watch;
      try {
        if (watching != null) {
          watching.computing();
        }
        step.run();
      } catch (IOException | RuntimeException e) {
        throw failed(e);
      } catch (Error e) {
        // Of a trust manager, for instance: what it did not accept must not go on.
        failed(e);
        throw e;
      } finally {
        if (watching != null) {
          watching.computed();
        }
      }
      if (machine.established() && !established) {
        records = new Records(handshake.cipher(), machine, wire, handshake.isTls13());
        established = true;
        successful();
        end();
      }
      if (cancelled) {
        closeOutbound();
      }
    } finally {
      computing.unlock();
    }
  }

  private void successful() {
    HandshakeWatch watching = watch;
    if (watching != null) {
      Session session = handshake.session();
      SignatureScheme scheme = session.facts().signatureScheme();
      watching.established(
          session.getProtocol(),
          session.getCipherSuite(),
          session.group(),
          scheme == null ? null : scheme.jsseName(),
          session.resumed());
    }
  }

  /** To be called before {@link #end}. */
  private void unsuccessful(String kind, @Nullable String reason) {
    HandshakeWatch watching = watch;
    if (watching != null && !over) {
      watching.failed(kind, reason);
    }
  }

  private SSLException failed(Throwable failure) {
    boolean handshaking = !established;
    SSLException exception = Failures.of(failure, handshaking);
    unsuccessful(Failures.kind(failure), exception.getMessage());
    machine.fail(Failures.alert(failure), "failed", failure);
    wire.fail();
    end();
    return exception;
  }

  private void end() {
    if (!over) {
      over = true;
      handshake.over();
    }
  }

  /** Returns whether the handshake is not over. */
  public boolean isHandshaking() {
    return !over;
  }

  /**
   * Takes one whole record after the handshake. Application data go into the destinations, which
   * have room for {@link #plaintextLimit}; all else is dealt with.
   *
   * @return the number of octets of application data
   */
  public int unwrap(ByteBuffer record, ByteBuffer[] destinations, int offset, int length)
      throws SSLException {
    if (wire.inboundClosed()) {
      record.position(record.limit());
      return 0;
    }
    try {
      int count = records().open(record, destinations, offset, length);
      if (wire.inboundClosed()) {
        forgetKeys();
      }
      return count;
    } catch (IOException | RuntimeException e) {
      throw failed(e);
    }
  }

  /** Whoever closes the second direction ends the use of the keys; what is pending is sealed. */
  private void forgetKeys() {
    wire.lock();
    try {
      if (records != null && wire.inboundClosed() && wire.outboundClosed()) {
        records.destroy();
      }
    } finally {
      wire.unlock();
    }
  }

  private Records records() throws SSLException {
    if (records == null) {
      throw new SSLException("the handshake is not over");
    }
    return records;
  }

  /** Returns an upper limit of the application data in a record of this length. */
  public int plaintextLimit(int recordLength) {
    return records == null ? recordLength : records.plaintextLimit(recordLength);
  }

  /**
   * Protects application data as one record, at most {@link #writeLimit} octets. If the protocol
   * has something to send first, that is what goes into the destination, or nothing if there is no
   * room for it: {@link #pendingOutput} tells how much.
   *
   * @return the number of octets of application data taken
   */
  public int wrap(ByteBuffer[] sources, int offset, int length, ByteBuffer destination)
      throws SSLException {
    wire.lock();
    try {
      if (wire.outboundClosed()) {
        throw new SSLException("the connection is closed for what is sent");
      }
      if (drainFirst(destination)) {
        return 0;
      }
      return records().seal(sources, offset, length, destination);
    } catch (IOException | RuntimeException e) {
      throw failed(e);
    } finally {
      wire.unlock();
    }
  }

  private boolean drainFirst(ByteBuffer destination) throws IOException {
    if (machine.pendingOutput() == 0 && records().wantsKeyUpdate()) {
      machine.sendKeyUpdate();
    }
    int pending = machine.pendingOutput();
    if (pending == 0) {
      return false;
    }
    if (pending <= destination.remaining()) {
      machine.drain(destination, pending);
    }
    return true;
  }

  /** Returns the most application data in one record. */
  public int writeLimit() {
    return machine.plaintextLimit();
  }

  /** Returns the length of a record with this much application data. */
  public int recordLength(int plaintextLength) {
    return records == null ? plaintextLength + MAX_OVERHEAD : records.recordLength(plaintextLength);
  }

  /** Returns the length of the next record to send of the protocol's own, 0 if there is none. */
  public int pendingOutput() {
    if (machine.outputOctets() == 0) {
      return 0; // whoever sends has the lock for a whole record: nobody who receives waits for it
    }
    wire.lock();
    try {
      return machine.pendingOutput();
    } finally {
      wire.unlock();
    }
  }

  /**
   * Returns whether all that there is to send is a ChangeCipherSpec: the beginning of a client's
   * second flight (RFC 8446 appendix D.4), which is better sent with the rest of it.
   */
  public boolean hasBegunFlight() {
    return isHandshaking() && machine.outputOctets() == CHANGE_CIPHER_SPEC;
  }

  /** Puts the next record of the protocol's own into the destination, which has room for it. */
  public void drain(ByteBuffer destination) {
    wire.lock();
    try {
      machine.drain(destination, machine.pendingOutput());
    } finally {
      wire.unlock();
    }
  }

  /** Sends close_notify. During a handshake, user_canceled comes before it. */
  public void closeOutbound() throws SSLException {
    if (wire.outboundClosed()) {
      return;
    }
    if (!over) {
      cancel();
      return;
    }
    wire.lock();
    try {
      machine.warn(AlertDescription.close_notify);
      wire.closeOutbound();
      forgetKeys();
    } catch (IOException | RuntimeException e) {
      throw failed(e);
    } finally {
      wire.unlock();
    }
  }

  /** Ends a handshake now, or as soon as what is being computed is done. */
  private void cancel() throws SSLException {
    cancelled = true;
    if (computing.tryLock()) {
      try {
        if (begun) {
          machine.cancel();
        }
        wire.closeOutbound();
        unsuccessful("cancelled", null);
        end();
      } catch (IOException | RuntimeException e) {
        throw failed(e);
      } finally {
        computing.unlock();
      }
    }
  }

  /** Tells that the peer's octets ended. */
  public void inputEnded() throws SSLException {
    if (wire.inboundClosed()) {
      return;
    }
    wire.closeInbound();
    boolean handshaking = !over;
    if (handshaking) {
      wire.closeOutbound();
      unsuccessful("closed by the peer", null);
      end();
    }
    throw Failures.truncated(handshaking);
  }

  /** Returns whether the peer has closed, by close_notify or a fatal alert. */
  public boolean inboundClosed() {
    return wire.inboundClosed();
  }

  /** Returns whether nothing more will be sent but what is pending. */
  public boolean outboundClosed() {
    return wire.outboundClosed();
  }

  /** Returns the session of the finished handshake, null before. */
  public @Nullable ExtendedSSLSession session() {
    return established ? handshake.session() : null;
  }

  /** Returns the ALPN protocol: null before it is known, empty for none. */
  public @Nullable String applicationProtocol() {
    return handshake.applicationProtocol();
  }
}
