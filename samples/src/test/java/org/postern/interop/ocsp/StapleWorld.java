// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.ocsp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.postern.interop.LabDirectory;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabKeyType;
import org.postern.lab.pki.LabOcspResponse;
import org.postern.lab.pki.LabPki;

/** An authority, a server's certificates, and files of them for programs. */
final class StapleWorld implements AutoCloseable {
  static final String HOST = "localhost";

  private final LabDirectory directory = new LabDirectory();
  private final LabPki pki = new LabPki();
  final LabCertificate root = pki.root("Stapling Root");
  final LabCertificate authority =
      pki.certificate()
          .commonName("Stapling Authority")
          .key(LabKeyType.RSA_2048)
          .ca()
          .signedBy(root);
  final LabCertificate plain = pki.server(HOST).key(LabKeyType.RSA_2048).signedBy(authority);
  final LabCertificate demanding =
      pki.server(HOST).key(LabKeyType.RSA_2048).mustStaple().signedBy(authority);

  /** What is stapled. */
  enum Staple {
    GOOD,
    REVOKED,
    UNKNOWN,
    EXPIRED,
    TRY_LATER
  }

  StapleWorld() throws IOException {
    Files.writeString(ca(), root.pem());
  }

  LabPki pki() {
    return pki;
  }

  Path directory() {
    return directory.path();
  }

  Path ca() {
    return directory.path().resolve("ca.pem");
  }

  Path write(String name, String text) throws IOException {
    return Files.writeString(directory.path().resolve(name), text);
  }

  Path write(String name, byte[] octets) throws IOException {
    return Files.write(directory.path().resolve(name), octets);
  }

  KeyStore trusted() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("root", root.x509());
    return store;
  }

  static byte[] response(Staple staple, LabCertificate certificate) {
    LabOcspResponse response = new LabOcspResponse(certificate, Clock.systemUTC());
    Instant now = Instant.now();
    return switch (staple) {
      case GOOD -> response.der();
      case REVOKED -> response.revoked().der();
      case UNKNOWN -> response.unknown().der();
      case EXPIRED ->
          response.times(now.minus(Duration.ofDays(9)), now.minus(Duration.ofDays(2))).der();
      case TRY_LATER -> LabOcspResponse.unsuccessful(3);
    };
  }

  static List<byte[]> staples(Staple staple, LabCertificate certificate) {
    return List.of(response(staple, certificate));
  }

  @Override
  public void close() {
    directory.close();
  }
}
