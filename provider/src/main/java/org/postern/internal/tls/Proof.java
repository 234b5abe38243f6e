// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.tls;

import java.lang.ref.WeakReference;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;
import org.postern.smtp.PeerVerdict;

/**
 * What is kept on a TLS session: the verdict, for which requirement it was given, and on which
 * connection the certificates were seen. A session that another connection resumes carries the same
 * proof, from which that connection is told to be a resumption.
 *
 * @param key the requirement's digest
 * @param verdict the verdict, without the parameters of any one connection
 * @param connection the socket or engine that saw the certificates
 */
record Proof(ContextKey key, PeerVerdict verdict, WeakReference<Object> connection) {

  private static final String SESSION_VALUE = "org.postern.internal.tls.Proof";

  static void keep(SSLSession session, ContextKey key, PeerVerdict verdict, Object connection) {
    session.putValue(SESSION_VALUE, new Proof(key, verdict, new WeakReference<>(connection)));
    session.putValue(PeerVerdict.SESSION_VALUE, verdict);
  }

  /** Returns the proof on a session, null if it has none for this requirement. */
  static @Nullable Proof of(SSLSession session, ContextKey key) {
    return session.getValue(SESSION_VALUE) instanceof Proof proof && proof.key.equals(key)
        ? proof
        : null;
  }
}
