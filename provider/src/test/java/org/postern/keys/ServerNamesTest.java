// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.PosternProvider;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabHandshake;
import org.postern.lab.pki.LabKeyType;

/**
 * Requirement A44: which of several identities a client sees in a real handshake, by the name that
 * it asks for and by what it can verify. None is refused for its name.
 */
class ServerNamesTest {
  @TempDir private static Path directory;
  private static IdentityLab lab;
  private static ServerIdentity identity;
  private static ServerIdentity withDefault;

  @BeforeAll
  static void open() throws Exception {
    lab = new IdentityLab(directory);
    Path[] files = {
      file("a-rsa", LabKeyType.RSA_2048, "a.example", "www.a.example"),
      file("a-p256", LabKeyType.P256, "a.example"),
      file("b-p384", LabKeyType.P384, "b.example"),
      file("c-ed25519", LabKeyType.ED25519, "c.example"),
      file("d-rsa", LabKeyType.RSA_2048, "*.d.example"),
    };
    ServerIdentity.Builder builder = lab.builder();
    for (Path each : files) {
      builder.file(each);
    }
    identity = builder.open();
    withDefault = builder.defaultName("mx.d.example").open();
  }

  private static Path file(String name, LabKeyType type, String... names) throws Exception {
    LabCertificate leaf = lab.pki.server(names).commonName(name).key(type).signedBy(lab.root);
    Path file = directory.resolve(name + ".pem");
    IdentityLab.writeSecret(file, leaf.privateKeyPem() + leaf.chainPem());
    return file;
  }

  @AfterAll
  static void close() {
    identity.close();
    withDefault.close();
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource({
    // what the client takes, version, SNI, what it sees, and where d is the default
    "all, TLSv1.3, a.example, a-p256, a-p256",
    "all, TLSv1.3, www.a.example, a-rsa, a-rsa",
    "all, TLSv1.3, b.example, b-p384, b-p384",
    "all, TLSv1.3, c.example, c-ed25519, c-ed25519",
    "all, TLSv1.3, mx.d.example, d-rsa, d-rsa",
    "all, TLSv1.3, d.example, a-p256, d-rsa",
    "all, TLSv1.3, x.mx.d.example, a-p256, d-rsa",
    "all, TLSv1.3, unknown.example, a-p256, d-rsa",
    "all, TLSv1.3, , a-p256, d-rsa",
    "all, TLSv1.2, a.example, a-p256, a-p256",
    "all, TLSv1.2, b.example, b-p384, b-p384",
    "all, TLSv1.2, c.example, c-ed25519, c-ed25519",
    "all, TLSv1.2, mx.d.example, d-rsa, d-rsa",
    "all, TLSv1.2, , a-p256, d-rsa",
    // a client that cannot verify what has the name gets something else rather than nothing
    "rsa, TLSv1.3, a.example, a-rsa, a-rsa",
    "rsa, TLSv1.3, b.example, a-rsa, a-rsa",
    "rsa, TLSv1.3, c.example, a-rsa, a-rsa",
    "rsa, TLSv1.3, , a-rsa, d-rsa",
    "rsa, TLSv1.2, b.example, a-rsa, a-rsa",
    "p256, TLSv1.3, a.example, a-p256, a-p256",
    "p256, TLSv1.3, b.example, a-p256, a-p256",
    "p256, TLSv1.3, mx.d.example, a-p256, a-p256",
    "p256, TLSv1.3, , a-p256, a-p256",
    "p384, TLSv1.3, a.example, b-p384, b-p384",
    "p384, TLSv1.3, , b-p384, b-p384",
    "ed25519, TLSv1.3, a.example, c-ed25519, c-ed25519",
    "ed25519, TLSv1.2, , c-ed25519, c-ed25519",
    // suites of TLS 1.2 that say which keys there may be, as well as the schemes
    "ecdsa-suites, TLSv1.2, mx.d.example, c-ed25519, c-ed25519",
    "ecdsa-suites, TLSv1.2, www.a.example, c-ed25519, c-ed25519",
    "rsa-suites, TLSv1.2, b.example, a-rsa, a-rsa",
  })
  void theClientSees(String takes, String version, String name, String seen, String seenWithDefault)
      throws Exception {
    assertThat(seen(identity, takes, version, name)).isEqualTo(seen);
    assertThat(seen(withDefault, takes, version, name)).isEqualTo(seenWithDefault);
  }

  @ParameterizedTest
  @CsvSource({
    "a.example, a-p256",
    "www.a.example, a-rsa",
    "b.example, b-p384",
    "c.example, c-ed25519",
    "mx.d.example, d-rsa",
    "unknown.example, a-p256",
    ", a-p256",
  })
  void theClientSees_theSameOfTheJdksEngine(String name, String seen) throws Exception {
    SSLContext server = SSLContext.getInstance("TLS", "SunJSSE");
    assertThat(seen(server, identity, "all", "TLSv1.3", name)).isEqualTo(seen);
  }

  private static String seen(ServerIdentity shown, String takes, String version, String name)
      throws Exception {
    return seen(SSLContext.getInstance("TLS", new PosternProvider()), shown, takes, version, name);
  }

  private static String seen(
      SSLContext server, ServerIdentity shown, String takes, String version, String name)
      throws Exception {
    server.init(new KeyManager[] {shown.keyManager()}, null, null);
    SSLEngine client = PickyClient.context(takes).createSSLEngine();
    client.setUseClientMode(true);
    client.setEnabledProtocols(new String[] {version});
    SSLParameters parameters = client.getSSLParameters();
    if (name != null) {
      parameters.setServerNames(List.of(new SNIHostName(name)));
    }
    client.setSSLParameters(parameters);
    SSLEngine engine = server.createSSLEngine();
    engine.setUseClientMode(false);
    LabHandshake.run(client, engine);
    X509Certificate certificate = (X509Certificate) client.getSession().getPeerCertificates()[0];
    return certificate.getSubjectX500Principal().getName().replace("CN=", "");
  }
}
