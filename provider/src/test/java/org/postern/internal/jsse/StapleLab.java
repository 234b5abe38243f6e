// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse;

import java.net.Socket;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.postern.PosternProvider;
import org.postern.dane.DaneTrustParameters;
import org.postern.dane.DigestOrder;
import org.postern.dane.TlsaRecord;
import org.postern.dane.TlsaSet;
import org.postern.dane.UsageProfile;
import org.postern.internal.jsse.Contexts.Kind;
import org.postern.internal.ocsp.StatusPolicy;
import org.postern.internal.policy.KeyShares;
import org.postern.internal.policy.Protocol;
import org.postern.lab.pki.FixedKey;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabOcspResponse;
import org.postern.lab.pki.LabPki;

/** Servers that staple what a test wants, and clients that trust them in different ways. */
final class StapleLab {

  static final LabPki PKI = new LabPki();
  static final LabCertificate ROOT = PKI.root("Lab Root");
  static final LabCertificate CA = PKI.intermediate("Lab Authority", ROOT);
  static final LabCertificate PLAIN = PKI.leaf(CA, Contexts.HOST);
  static final LabCertificate DEMANDING = PKI.server(Contexts.HOST).mustStaple().signedBy(CA);
  private static final LabCertificate SIBLING = PKI.leaf(CA, Contexts.HOST);
  private static final LabCertificate STRANGER = PKI.intermediate("Lab Authority", ROOT);

  private StapleLab() {}

  static LabOcspResponse about(LabCertificate certificate) {
    return new LabOcspResponse(certificate, Clock.systemUTC());
  }

  /** What a server staples. */
  enum Staple {
    NONE,
    GOOD,
    REVOKED,
    UNKNOWN,
    EXPIRED,
    FUTURE,
    OTHER,
    FORGED,
    TRY_LATER,
    MALFORMED;

    List<byte[]> of(LabCertificate leaf) {
      Instant now = Instant.now();
      return switch (this) {
        case NONE -> List.of();
        case GOOD -> List.of(about(leaf).der());
        case REVOKED -> List.of(about(leaf).revoked().der());
        case UNKNOWN -> List.of(about(leaf).unknown().der());
        case EXPIRED ->
            List.of(
                about(leaf)
                    .times(now.minus(Duration.ofDays(8)), now.minus(Duration.ofDays(1)))
                    .der());
        case FUTURE ->
            List.of(
                about(leaf)
                    .times(now.plus(Duration.ofDays(1)), now.plus(Duration.ofDays(8)))
                    .der());
        case OTHER -> List.of(about(SIBLING).der());
        case FORGED -> List.of(about(leaf).signer(STRANGER).der());
        case TRY_LATER -> List.of(LabOcspResponse.unsuccessful(3));
        case MALFORMED -> List.of(new byte[] {'m', 'a', 'i', 'l'});
      };
    }
  }

  /** How a client knows its server. */
  enum Trust {
    /** The provider's factory, which has the verifier built in. */
    FACTORY,
    /** The program's own, with authorities: the JDK's. */
    PROGRAM,
    /** The program's own, with authorities, that knows nothing of connections. */
    PLAIN,
    /** The program's own, that names the authorities of another and asks it nothing. */
    ANYBODY,
    /** The JDK's, with the server's certificate itself among those that it trusts. */
    PINNED,
    /** The program's own, without authorities. */
    PINNING,
    /** TLSA records for the server's key. */
    DANE_EE,
    /** TLSA records for the authority. */
    DANE_TA;

    TrustManager[] managers(LabCertificate leaf) throws Exception {
      return switch (this) {
        case FACTORY -> factory("PKIX", null);
        case PROGRAM -> Contexts.trust(ROOT);
        case PLAIN -> new TrustManager[] {new NamesAuthorities()};
        case ANYBODY -> new TrustManager[] {new TakesAnybody()};
        case PINNED -> Contexts.trust(leaf);
        case PINNING -> new TrustManager[] {new Pinning(leaf.x509())};
        case DANE_EE -> factory("DANE", leaf.tlsa(3, 1, 1));
        case DANE_TA -> factory("DANE", CA.tlsa(2, 1, 1));
      };
    }
  }

  private static TrustManager[] factory(String name, @Nullable String record) throws Exception {
    TrustManagerFactory factory = TrustManagerFactory.getInstance(name, new PosternProvider());
    if (record == null) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setCertificateEntry("root", ROOT.x509());
      factory.init(store);
    } else {
      List<TlsaRecord> records = List.of(TlsaRecord.parse(record));
      factory.init(
          new DaneTrustParameters(
              TlsaSet.of(records, DigestOrder.DEFAULT, UsageProfile.SMTP), List.of(Contexts.HOST)));
    }
    return factory.getTrustManagers();
  }

  static SSLContext client(StatusPolicy policy, TrustManager... trust) throws Exception {
    SSLContext context =
        Contexts.postern(
            new ContextSettings(
                Contexts.rules(),
                List.of(Protocol.values()),
                KeyShares.BOTH,
                Duration.ofSeconds(20),
                null,
                "auto",
                policy));
    context.init(null, trust, null);
    return context;
  }

  static SSLContext server(LabCertificate leaf, List<byte[]> staples) throws Exception {
    return Contexts.context(
        Kind.POSTERN,
        new KeyManager[] {new FixedKey(leaf).withStaples(staples)},
        new TrustManager[0]);
  }

  /** Delegates to the JDK's, and does not know of connections. */
  private static class NamesAuthorities implements X509TrustManager {
    private final X509TrustManager jdk;

    NamesAuthorities() throws Exception {
      jdk = (X509TrustManager) Contexts.trust(ROOT)[0];
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType)
        throws CertificateException {
      jdk.checkClientTrusted(chain, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType)
        throws CertificateException {
      jdk.checkServerTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return jdk.getAcceptedIssuers();
    }
  }

  /** As mail clients have them that are told to trust all hosts, maybe not from the beginning. */
  static final class TakesAnybody extends NamesAuthorities {
    boolean all = true;

    TakesAnybody() throws Exception {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType)
        throws CertificateException {
      if (!all) {
        super.checkServerTrusted(chain, authType);
      }
    }
  }

  /** Trusts one certificate. */
  private static final class Pinning extends X509ExtendedTrustManager {
    private final X509Certificate pinned;

    Pinning(X509Certificate pinned) {
      this.pinned = pinned;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType)
        throws CertificateException {
      if (!chain[0].equals(pinned)) {
        throw new CertificateException("not the pinned certificate");
      }
    }

    @Override
    public void checkServerTrusted(
        X509Certificate[] chain, String authType, @Nullable Socket socket)
        throws CertificateException {
      checkServerTrusted(chain, authType);
    }

    @Override
    public void checkServerTrusted(
        X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
        throws CertificateException {
      checkServerTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType)
        throws CertificateException {
      throw new CertificateException("for clients only");
    }

    @Override
    public void checkClientTrusted(
        X509Certificate[] chain, String authType, @Nullable Socket socket)
        throws CertificateException {
      checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(
        X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
        throws CertificateException {
      checkClientTrusted(chain, authType);
    }

    /** As many a trust manager of few lines. */
    @Override
    public X509Certificate[] getAcceptedIssuers() {
      throw new UnsupportedOperationException();
    }
  }
}
