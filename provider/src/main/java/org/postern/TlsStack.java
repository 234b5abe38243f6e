// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;
import org.postern.policy.Profile;
import org.postern.smtp.TlsRequirement;

/** The one interface through which TLS is reached. Implementations are thread-safe. */
public interface TlsStack {

  /**
   * Returns the context for connections that must meet the requirement. Whatever a caller sets on
   * its sockets and engines, SNI, trust and names are those of the requirement; versions and suites
   * are those of the policy. The verdict is in the session ({@link
   * org.postern.smtp.PeerVerdict#of}), also in a resumed one.
   *
   * <p>Equal requirements get the same context while it is remembered, and no session is ever
   * resumed under another requirement.
   */
  SSLContext client(TlsRequirement requirement);

  /** Returns a context for servers with these keys. No client certificate is accepted. */
  default SSLContext server(KeyManager[] keys) {
    return server(keys, new TrustManager[0]);
  }

  /**
   * Returns a context for servers with these keys. Whether a client is asked for a certificate is
   * set on the engine or socket, as ever in JSSE.
   *
   * @param keys the keys, of which the first {@code X509KeyManager} counts
   * @param trust who judges the certificates of clients, of which the first {@code
   *     X509TrustManager} counts; none: no certificate is accepted; null: the JVM's default trust
   *     managers
   */
  SSLContext server(KeyManager[] keys, TrustManager @Nullable [] trust);

  /**
   * Returns a context for servers under another profile than the configured one. A listener whose
   * clients go on in clear text where TLS fails, as other mail servers do on port 25, is served
   * best under {@link Profile#OPPORTUNISTIC} (RFC 7435).
   *
   * @param profile the profile of the configured policy
   * @param keys as above
   * @param trust as above
   */
  SSLContext server(Profile profile, KeyManager[] keys, TrustManager @Nullable [] trust);

  /**
   * Returns whose TLS it is and what computes it. Whatever was not tested yet is.
   *
   * @throws IllegalStateException if there is nothing that could compute it
   */
  TlsReport report();
}
