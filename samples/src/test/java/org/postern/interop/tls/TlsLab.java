// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.ECPrivateKey;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.postern.interop.LabDirectory;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabPki;

/** One CA, with a server's and a client's certificate for each kind of key, also as PEM files. */
public final class TlsLab implements AutoCloseable {
  /** The name of every server. */
  public static final String HOST = "localhost";

  /** The subject of every client, as some of the peers print it. */
  public static final String CLIENT = "interop-client";

  private final LabDirectory directory = new LabDirectory();
  private final LabPki pki = new LabPki();
  private final LabCertificate root = pki.root("Interop CA");
  private final Map<Key, LabCertificate> servers = new EnumMap<>(Key.class);
  private final Map<Key, LabCertificate> clients = new EnumMap<>(Key.class);

  public TlsLab() throws IOException {
    Files.writeString(ca(), root.pem());
    for (Key key : Key.values()) {
      LabCertificate server = pki.server(HOST).key(key.type()).signedBy(root);
      LabCertificate client =
          pki.server(CLIENT).purposes(KeyPurposeId.id_kp_clientAuth).key(key.type()).signedBy(root);
      servers.put(key, server);
      clients.put(key, client);
      write(file("server", key, "pem"), LabCertificate.pem(server.chainWithoutRoot()));
      write(file("server", key, "key"), privateKey(server));
      write(file("client", key, "pem"), LabCertificate.pem(client.chainWithoutRoot()));
      write(file("client", key, "key"), privateKey(client));
    }
  }

  /** The PEM file of the CA. */
  public Path ca() {
    return directory.path().resolve("ca.pem");
  }

  public LabCertificate root() {
    return root;
  }

  public LabCertificate server(Key key) {
    return get(servers, key);
  }

  public LabCertificate client(Key key) {
    return get(clients, key);
  }

  /** The PEM file of a certificate. */
  public Path certificate(Peer.Side side, Key key) {
    return file(side == Peer.Side.SERVER ? "server" : "client", key, "pem");
  }

  /** The PEM file of a private key, PKCS#8. */
  public Path privateKey(Peer.Side side, Key key) {
    return file(side == Peer.Side.SERVER ? "server" : "client", key, "key");
  }

  /** Where programs run and put what they write. */
  public Path directory() {
    return directory.path();
  }

  @Override
  public void close() {
    directory.close();
  }

  private Path file(String side, Key key, String suffix) {
    return directory.path().resolve(side + "-" + key + "." + suffix);
  }

  private static void write(Path file, String text) throws IOException {
    Files.writeString(file, text);
  }

  /** GnuTLS reads no EC key without the public half, which the JDK leaves out. */
  private static String privateKey(LabCertificate certificate) throws IOException {
    if (!(certificate.keyPair().getPrivate() instanceof ECPrivateKey key)) {
      return certificate.privateKeyPem();
    }
    SubjectPublicKeyInfo half = certificate.holder().getSubjectPublicKeyInfo();
    int bits = key.getParams().getOrder().bitLength();
    var whole =
        new org.bouncycastle.asn1.sec.ECPrivateKey(bits, key.getS(), half.getPublicKeyData(), null);
    byte[] der = new PrivateKeyInfo(half.getAlgorithm(), whole).getEncoded();
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(der)
        + "\n-----END PRIVATE KEY-----\n";
  }

  private static LabCertificate get(Map<Key, LabCertificate> certificates, Key key) {
    return java.util.Objects.requireNonNull(certificates.get(key));
  }
}
