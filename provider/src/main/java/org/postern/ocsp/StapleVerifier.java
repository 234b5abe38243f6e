// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.ocsp;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Objects;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import org.postern.internal.ocsp.StatusCheck;
import org.postern.internal.ocsp.Stranger;

/**
 * A trust manager that looks at what a server has stapled after another one has accepted the
 * server. The verdict of the other stands: whom it refuses is refused, and of those whom it accepts
 * this refuses
 *
 * <ul>
 *   <li>a server one of whose certificates is revoked, as a response of its issuer says (RFC 6960);
 *   <li>a server that staples a response which is no proof: of another certificate, too old or of
 *       the future, not signed by the issuer or by a responder that the issuer has appointed,
 *       "unknown", "try later" or malformed (RFC 6066 section 8);
 *   <li>a server that staples nothing although its certificate demands it (RFC 7633), or whose
 *       certificate lacks a feature that its issuer's demands (section 4.2.1 there);
 *   <li>if so configured, every server whose certificate is not proved to be good.
 * </ul>
 *
 * <p>It reads {@link ExtendedSSLSession#getStatusResponses()} and works with every implementation
 * of JSSE that tells the responses, such as Postern's and the JDK's. The refusal is a {@link
 * CertificateException} whose cause is a {@link java.security.cert.CertPathValidatorException} with
 * the reason REVOKED, UNDETERMINED_REVOCATION_STATUS or UNSPECIFIED; Postern sends the alert
 * certificate_revoked, bad_certificate_status_response or bad_certificate for them.
 *
 * <p>A session that is resumed carries no staple. Postern's engine does not resume one after the
 * responses that it was judged by are out of date; with another implementation, let {@link
 * javax.net.ssl.SSLSessionContext#setSessionTimeout} be less than the time for which responses are
 * valid.
 *
 * <p>It is not for servers that DANE authenticates, whose certificates no authority can revoke (RFC
 * 7671 section 4.2), nor for connections that authenticate nobody: where the other trust manager
 * takes any certificate, this refuses nothing but what is proved to be revoked. To find that out,
 * it shows the other, before it refuses a server for something else, a certificate that signed
 * itself, without a connection. Clients staple nothing: their certificates are the affair of the
 * other trust manager alone. The methods without a connection know of no staple.
 *
 * <p>Thread-safe, if the trust manager that it is around is.
 */
public final class StapleVerifier extends X509ExtendedTrustManager {

  private final X509ExtendedTrustManager trust;
  private final StatusCheck check;

  private StapleVerifier(Builder builder) {
    trust = builder.trust;
    check =
        new StatusCheck(
            !builder.revokedOnly,
            builder.hardFail,
            builder.activeCheck,
            () -> Stranger.isTrustedBy(trust),
            builder.clock);
  }

  /** Makes a verifier around a trust manager that authenticates servers by their authorities. */
  public static StapleVerifier around(X509ExtendedTrustManager trust) {
    return builder(trust).build();
  }

  /** Begins a verifier around a trust manager. */
  public static Builder builder(X509ExtendedTrustManager trust) {
    return new Builder(trust);
  }

  /** Makes a {@link StapleVerifier}. Not thread-safe. */
  public static final class Builder {
    private final X509ExtendedTrustManager trust;
    private boolean revokedOnly;
    private boolean hardFail;
    private boolean activeCheck;
    private InstantSource clock = InstantSource.system();

    private Builder(X509ExtendedTrustManager trust) {
      this.trust = Objects.requireNonNull(trust, "trust");
    }

    /**
     * Refuses nothing but what is proved to be revoked, whatever else is set here: for a trust
     * manager that authenticates servers otherwise than by a path to an authority.
     */
    public Builder revokedOnly(boolean only) {
      revokedOnly = only;
      return this;
    }

    /**
     * Refuses servers whose own certificate is not proved to be good: by a staple, or by the active
     * check if that is on. Many authorities run no responder any more; their servers are refused.
     * Off by default.
     */
    public Builder hardFail(boolean hard) {
      hardFail = hard;
      return this;
    }

    /**
     * Asks responders and revocation lists in the handshake, through the JDK's PKIX revocation
     * checker, for what is not stapled. What cannot be found out counts for nothing, unless {@link
     * #hardFail} is set. Waits for the network, as long as the JVM's properties {@code
     * com.sun.security.ocsp.timeout} and {@code com.sun.security.crl.timeout} say. Needs a trust
     * manager that tells its authorities ({@code getAcceptedIssuers}). Off by default.
     */
    public Builder activeCheck(boolean active) {
      activeCheck = active;
      return this;
    }

    /** Sets by what responses are out of date; the system's clock by default. */
    public Builder clock(InstantSource source) {
      clock = Objects.requireNonNull(source, "source");
      return this;
    }

    /** Makes the verifier. */
    public StapleVerifier build() {
      return new StapleVerifier(this);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, @Nullable Socket socket)
      throws CertificateException {
    trust.checkServerTrusted(chain, authType, socket);
    check(chain, socket instanceof SSLSocket tls ? tls.getHandshakeSession() : null);
  }

  @Override
  public void checkServerTrusted(
      X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
      throws CertificateException {
    trust.checkServerTrusted(chain, authType, engine);
    check(chain, engine == null ? null : engine.getHandshakeSession());
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    trust.checkServerTrusted(chain, authType);
    check(chain, null);
  }

  private void check(X509Certificate[] chain, @Nullable SSLSession session)
      throws CertificateException {
    check.check(chain, this::authorities, session);
  }

  /** A trust manager need not tell: then it has to be the server that sends its issuer. */
  private X509Certificate[] authorities() {
    try {
      X509Certificate[] issuers = trust.getAcceptedIssuers();
      return issuers == null ? new X509Certificate[0] : issuers;
    } catch (RuntimeException e) {
      return new X509Certificate[0];
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, @Nullable Socket socket)
      throws CertificateException {
    trust.checkClientTrusted(chain, authType, socket);
  }

  @Override
  public void checkClientTrusted(
      X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
      throws CertificateException {
    trust.checkClientTrusted(chain, authType, engine);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    trust.checkClientTrusted(chain, authType);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return trust.getAcceptedIssuers();
  }
}
