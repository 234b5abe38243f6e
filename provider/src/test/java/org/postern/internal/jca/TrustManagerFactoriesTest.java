// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.InvalidAlgorithmParameterException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.CertificateException;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.Test;
import org.postern.PosternProvider;
import org.postern.dane.DaneTrustParameters;
import org.postern.dane.DigestOrder;
import org.postern.dane.TlsaRecord;
import org.postern.dane.TlsaSet;
import org.postern.dane.UsageProfile;
import org.postern.internal.handshake.RawKeyTrust;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabPki;

/** Trust by PKIX, with names by RFC 9525, and trust by TLSA records. */
class TrustManagerFactoriesTest {

  private static final LabPki PKI = new LabPki();
  private static final LabCertificate ROOT = PKI.root("Lab Root");
  private static final LabCertificate LEAF = PKI.leaf(ROOT, "mx.example.test");

  @Test
  void pkix_trustsAPathToItsRoots_andNothingElse() throws Exception {
    X509ExtendedTrustManager trust = pkix(ROOT);
    assertThatCode(() -> trust.checkServerTrusted(chain(LEAF), "ECDHE_ECDSA"))
        .doesNotThrowAnyException();
    assertThat(trust.getAcceptedIssuers()).containsExactly(ROOT.x509());
    LabCertificate stranger = PKI.leaf(PKI.root("Another Root"), "mx.example.test");
    assertThatThrownBy(() -> trust.checkServerTrusted(chain(stranger), "ECDHE_ECDSA"))
        .isInstanceOf(CertificateException.class);
    LabCertificate expired = PKI.server("mx.example.test").expired().signedBy(ROOT);
    assertThatThrownBy(() -> trust.checkServerTrusted(chain(expired), "ECDHE_ECDSA"))
        .isInstanceOf(CertificateException.class);
  }

  @Test
  void pkix_takesCertPathParameters_andTheJvmsRoots() throws Exception {
    TrustManagerFactory factory = TrustManagerFactory.getInstance("X.509", new PosternProvider());
    PKIXBuilderParameters parameters =
        new PKIXBuilderParameters(store(ROOT), new X509CertSelector());
    parameters.setRevocationEnabled(false);
    factory.init(new CertPathTrustManagerParameters(parameters));
    X509ExtendedTrustManager trust = (X509ExtendedTrustManager) factory.getTrustManagers()[0];
    trust.checkServerTrusted(chain(LEAF), "ECDHE_ECDSA");
    factory.init((KeyStore) null);
    X509ExtendedTrustManager jvm = (X509ExtendedTrustManager) factory.getTrustManagers()[0];
    assertThat(jvm.getAcceptedIssuers()).isNotEmpty();
    assertThatThrownBy(() -> jvm.checkServerTrusted(chain(LEAF), "ECDHE_ECDSA"))
        .isInstanceOf(CertificateException.class);
  }

  @Test
  void pkix_comparesNamesWhereTheConnectionAsksForIt() throws Exception {
    X509ExtendedTrustManager trust = pkix(ROOT);
    trust.checkServerTrusted(chain(LEAF), "ECDHE_ECDSA", engine("mx.example.test", "HTTPS"));
    trust.checkServerTrusted(chain(LEAF), "ECDHE_ECDSA", engine("other.example.test", ""));
    assertThatThrownBy(() ->
            trust.checkServerTrusted(
                chain(LEAF), "ECDHE_ECDSA", engine("other.example.test", "HTTPS")))
        .isInstanceOf(CertificateException.class)
        .hasMessageContaining("other.example.test");
    LabCertificate commonNameOnly =
        PKI.certificate().commonName("mx.example.test").server().signedBy(ROOT);
    assertThatThrownBy(() ->
            trust.checkServerTrusted(
                chain(commonNameOnly), "ECDHE_ECDSA", engine("mx.example.test", "HTTPS")))
        .as("RFC 9525 knows no common name")
        .isInstanceOf(CertificateException.class);
  }

  @Test
  void dane_trustsByTheRecordsAlone() throws Exception {
    X509ExtendedTrustManager trust = dane(LEAF.tlsa(3, 1, 1));
    LabCertificate expired = PKI.server("wrong.example").keyOf(LEAF).expired().selfSigned();
    trust.checkServerTrusted(chain(expired), "UNKNOWN", engine("mx.example.test", "HTTPS"));
    LabCertificate other = PKI.leaf(ROOT, "mx.example.test");
    assertThatThrownBy(() -> trust.checkServerTrusted(chain(other), "UNKNOWN"))
        .isInstanceOf(CertificateException.class)
        .hasMessageContaining("TLSA");
    assertThatThrownBy(() -> trust.checkClientTrusted(chain(LEAF), "EC"))
        .isInstanceOf(CertificateException.class);
    assertThat(trust.getAcceptedIssuers()).isEmpty();
  }

  @Test
  void dane_underAnAuthority_looksAtNames() throws Exception {
    X509ExtendedTrustManager trust = dane(ROOT.tlsa(2, 0, 1));
    trust.checkServerTrusted(chain(LEAF), "UNKNOWN");
    LabCertificate other = PKI.leaf(ROOT, "other.example.test");
    assertThatThrownBy(() -> trust.checkServerTrusted(chain(other), "UNKNOWN"))
        .isInstanceOf(CertificateException.class);
  }

  /** B6: a raw key only if every usable record is {@code 3 1 x}. */
  @Test
  void dane_wantsARawKey_whereEveryRecordWouldMatchOne() throws Exception {
    RawKeyTrust raw = (RawKeyTrust) dane(LEAF.tlsa(3, 1, 1), LEAF.tlsa(3, 1, 2));
    assertThat(raw.wantsRawKey()).isTrue();
    assertThat(((RawKeyTrust) dane(LEAF.tlsa(3, 1, 1), ROOT.tlsa(2, 0, 1))).wantsRawKey())
        .isFalse();
    assertThat(((RawKeyTrust) dane(LEAF.tlsa(3, 0, 1))).wantsRawKey()).isFalse();
    raw.checkServerKey(LEAF.keyPair().getPublic());
    assertThatThrownBy(() -> raw.checkServerKey(ROOT.keyPair().getPublic()))
        .isInstanceOf(CertificateException.class)
        .hasMessageContaining("raw public key");
    RawKeyTrust certificatesOnly = (RawKeyTrust) dane(LEAF.tlsa(3, 0, 1));
    assertThatThrownBy(() -> certificatesOnly.checkServerKey(LEAF.keyPair().getPublic()))
        .isInstanceOf(CertificateException.class);
  }

  @Test
  void dane_needsItsOwnParameters() throws Exception {
    TrustManagerFactory factory = TrustManagerFactory.getInstance("DANE", new PosternProvider());
    assertThatThrownBy(factory::getTrustManagers).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> factory.init(store(ROOT))).isInstanceOf(KeyStoreException.class);
    assertThatThrownBy(() -> factory.init((javax.net.ssl.ManagerFactoryParameters) null))
        .isInstanceOf(InvalidAlgorithmParameterException.class);
    assertThatThrownBy(() -> new DaneTrustParameters(records("3 1 7 aa"), List.of("a.example")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new DaneTrustParameters(records(LEAF.tlsa(3, 1, 1)), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static X509ExtendedTrustManager pkix(LabCertificate... roots) throws Exception {
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX", new PosternProvider());
    factory.init(store(roots));
    return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
  }

  private static X509ExtendedTrustManager dane(String... records) throws Exception {
    TrustManagerFactory factory = TrustManagerFactory.getInstance("DANE", new PosternProvider());
    factory.init(new DaneTrustParameters(records(records), List.of("mx.example.test")));
    return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
  }

  private static TlsaSet records(String... presentation) {
    return TlsaSet.of(
        Stream.of(presentation).map(TlsaRecord::parse).toList(),
        DigestOrder.DEFAULT,
        UsageProfile.SMTP);
  }

  private static KeyStore store(LabCertificate... roots) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    for (LabCertificate root : roots) {
      store.setCertificateEntry(root.toString(), root.x509());
    }
    return store;
  }

  private static X509Certificate[] chain(LabCertificate leaf) throws Exception {
    X509Certificate[] chain = new X509Certificate[leaf.chain().size()];
    for (int i = 0; i < chain.length; i++) {
      chain[i] = leaf.chain().get(i).x509();
    }
    return chain;
  }

  private static SSLEngine engine(String host, String algorithm) {
    SSLEngine engine = new EngineWith(new HandshakeSession(host));
    SSLParameters parameters = new SSLParameters();
    parameters.setEndpointIdentificationAlgorithm(algorithm);
    engine.setSSLParameters(parameters);
    return engine;
  }
}
