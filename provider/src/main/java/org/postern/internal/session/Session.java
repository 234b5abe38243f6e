// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.session;

import java.security.Principal;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSessionBindingEvent;
import javax.net.ssl.SSLSessionBindingListener;
import javax.net.ssl.SSLSessionContext;
import org.jspecify.annotations.Nullable;

/**
 * A session as JSSE shows it. The handshake fills in the {@link SessionFacts} as they become known;
 * the session of a resumption shares the values ({@link #putValue}) of the one that it comes from.
 * Thread-safe.
 */
public final class Session extends ExtendedSSLSession {

  /** The most application data in a record (RFC 8446 section 5.1). */
  private static final int MAX_PLAINTEXT = 1 << 14;

  /** A record's header and the expansion that RFC 5246 section 6.2.3 allows at most. */
  private static final int MAX_EXPANSION = 5 + 2048;

  private final @Nullable SessionContext context;
  private final Lineage lineage;
  private final @Nullable String peerHost;
  private final int peerPort;
  private final long accessed;
  private final boolean resumed;
  private volatile SessionFacts facts;
  private volatile boolean extendedMasterSecret = true;
  private volatile boolean secureRenegotiation = true;

  /**
   * What a session has in common with all that resume it.
   *
   * @param id the identifier, empty before a handshake
   * @param created when the full handshake was
   * @param values what the application keeps on it
   * @param valid whether it may be resumed
   */
  private record Lineage(byte[] id, long created, Map<String, Object> values, AtomicBoolean valid) {

    Lineage(byte[] id, long created, boolean valid) {
      this(id, created, new ConcurrentHashMap<>(), new AtomicBoolean(valid));
    }
  }

  private Session(
      @Nullable SessionContext context,
      Lineage lineage,
      @Nullable String peerHost,
      int peerPort,
      long accessed,
      boolean resumed,
      SessionFacts facts) {
    this.context = context;
    this.lineage = lineage;
    this.peerHost = peerHost;
    this.peerPort = peerPort;
    this.accessed = accessed;
    this.resumed = resumed;
    this.facts = facts;
  }

  /** Returns the session that a socket or engine has before its first handshake. */
  public static Session none(@Nullable String peerHost, int peerPort) {
    long now = InstantSource.system().millis();
    Lineage lineage = new Lineage(new byte[0], now, false);
    return new Session(null, lineage, peerHost, peerPort, now, false, SessionFacts.NONE);
  }

  /** Makes the session of a full handshake. */
  static Session begin(SessionContext context, byte[] id, @Nullable String peerHost, int peerPort) {
    long now = context.now();
    Lineage lineage = new Lineage(id, now, true);
    return new Session(context, lineage, peerHost, peerPort, now, false, SessionFacts.NONE);
  }

  /** Makes the session of a connection that resumes one whose object this process has not. */
  static Session restore(
      SessionContext context,
      ServerState state,
      SessionFacts facts,
      @Nullable String peerHost,
      int peerPort) {
    Lineage lineage = new Lineage(state.sessionId(), state.created(), true);
    return new Session(context, lineage, peerHost, peerPort, context.now(), true, facts);
  }

  /** Makes the session of a connection that resumes this one. */
  public Session resume(SessionFacts facts, @Nullable String peerHost, int peerPort) {
    long now = context == null ? accessed : context.now();
    return new Session(context, lineage, peerHost, peerPort, now, true, facts);
  }

  /** Returns what is known of the session. */
  public SessionFacts facts() {
    return facts;
  }

  /** Replaces what is known of the session. */
  public void facts(SessionFacts facts) {
    this.facts = facts;
  }

  /** Returns whether the handshake of this connection resumed an earlier one. */
  public boolean resumed() {
    return resumed;
  }

  /** Tells what protects this connection of TLS 1.2, where the rules let it go without. */
  public void protections(boolean masterSecretExtended, boolean renegotiationSecure) {
    extendedMasterSecret = masterSecretExtended;
    secureRenegotiation = renegotiationSecure;
  }

  /** Returns whether the master secret is bound to the handshake (RFC 7627), as in TLS 1.3. */
  public boolean hasExtendedMasterSecret() {
    return extendedMasterSecret;
  }

  /** Returns whether the peer knows RFC 5746, or needs not to, as in TLS 1.3. */
  public boolean hasSecureRenegotiation() {
    return secureRenegotiation;
  }

  /** Returns the name of the key exchange group, null if none is known. */
  public @Nullable String group() {
    return facts.group() == null ? null : facts.group().jsseName();
  }

  /** Returns the raw public key of a peer that has no certificate (RFC 7250), null if none. */
  public @Nullable PublicKey peerRawKey() {
    return facts.peerRawKey();
  }

  @Override
  public byte[] getId() {
    return lineage.id.clone();
  }

  @Override
  public @Nullable SSLSessionContext getSessionContext() {
    return context;
  }

  @Override
  public long getCreationTime() {
    return lineage.created;
  }

  @Override
  public long getLastAccessedTime() {
    return accessed;
  }

  /** Returns whether one of them resumes the other, or both a third. */
  boolean isSameAs(Session other) {
    return lineage == other.lineage;
  }

  @Override
  public void invalidate() {
    lineage.valid.set(false);
    if (context != null) {
      context.forget(this, true);
    }
  }

  /**
   * Invalidates the session of a connection that has failed (RFC 5246 section 7.2.2, RFC 8446
   * section 6.2), as far as that is possible with tickets that the clients keep.
   */
  public void discard() {
    lineage.valid.set(false);
    if (context != null) {
      context.forget(this, false);
    }
  }

  @Override
  public boolean isValid() {
    return lineage.valid.get() && context != null && !context.isExpired(lineage.created);
  }

  @Override
  public void putValue(String name, Object value) {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(value, "value");
    Object old = lineage.values.put(name, value);
    if (old instanceof SSLSessionBindingListener listener) {
      listener.valueUnbound(new SSLSessionBindingEvent(this, name));
    }
    if (value instanceof SSLSessionBindingListener listener) {
      listener.valueBound(new SSLSessionBindingEvent(this, name));
    }
  }

  @Override
  public @Nullable Object getValue(String name) {
    return lineage.values.get(Objects.requireNonNull(name, "name"));
  }

  @Override
  public void removeValue(String name) {
    if (lineage.values.remove(Objects.requireNonNull(name, "name"))
        instanceof SSLSessionBindingListener listener) {
      listener.valueUnbound(new SSLSessionBindingEvent(this, name));
    }
  }

  @Override
  public String[] getValueNames() {
    return lineage.values.keySet().toArray(String[]::new);
  }

  @Override
  public Certificate[] getPeerCertificates() throws SSLPeerUnverifiedException {
    return peerChain().toArray(Certificate[]::new);
  }

  @Override
  public Certificate @Nullable [] getLocalCertificates() {
    List<X509Certificate> chain = facts.localCertificates();
    return chain.isEmpty() ? null : chain.toArray(Certificate[]::new);
  }

  @Override
  public Principal getPeerPrincipal() throws SSLPeerUnverifiedException {
    return peerChain().get(0).getSubjectX500Principal();
  }

  @Override
  public @Nullable Principal getLocalPrincipal() {
    List<X509Certificate> chain = facts.localCertificates();
    return chain.isEmpty() ? null : chain.get(0).getSubjectX500Principal();
  }

  private List<X509Certificate> peerChain() throws SSLPeerUnverifiedException {
    List<X509Certificate> chain = facts.peerCertificates();
    if (chain.isEmpty()) {
      throw new SSLPeerUnverifiedException("the peer has shown no certificate");
    }
    return chain;
  }

  @Override
  public String getCipherSuite() {
    return facts.cipherSuite() == null ? "SSL_NULL_WITH_NULL_NULL" : facts.cipherSuite().name();
  }

  @Override
  public String getProtocol() {
    return facts.protocol() == null ? "NONE" : facts.protocol().jsseName();
  }

  @Override
  public @Nullable String getPeerHost() {
    return peerHost;
  }

  @Override
  public int getPeerPort() {
    return peerPort;
  }

  @Override
  public int getPacketBufferSize() {
    return MAX_PLAINTEXT + MAX_EXPANSION;
  }

  /** An octet more than the content: its type comes after it, and is decrypted in place. */
  @Override
  public int getApplicationBufferSize() {
    return MAX_PLAINTEXT + 1;
  }

  @Override
  public String[] getLocalSupportedSignatureAlgorithms() {
    return SignatureNames.of(facts.localSignatureSchemes());
  }

  @Override
  public String[] getPeerSupportedSignatureAlgorithms() {
    return SignatureNames.of(facts.peerSignatureSchemes());
  }

  @Override
  public List<SNIServerName> getRequestedServerNames() {
    return facts.requestedServerNames();
  }

  @Override
  public List<byte[]> getStatusResponses() {
    return facts.statusResponses().stream().map(byte[]::clone).toList();
  }

  @Override
  public String toString() {
    return "Session(" + lineage.created + "|" + getCipherSuite() + ")";
  }
}
