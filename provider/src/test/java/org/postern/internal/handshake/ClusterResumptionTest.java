// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postern.internal.policy.Protocol;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabKeyType;

/** Several servers with one file of ticket keys, which the operator rotates. */
class ClusterResumptionTest {
  @TempDir Path directory;
  private ResumptionLab lab;
  private Environment one;
  private Environment other;

  private void with(Protocol protocol) throws Exception {
    lab = new ResumptionLab(protocol);
    lab.ticketKeys = directory.resolve("tickets");
    lab.init();
    write(key());
    LabCertificate leaf = lab.lab.leaf(LabKeyType.P256);
    one = lab.side(leaf);
    other = lab.side(leaf);
  }

  private static String key() {
    byte[] material = new byte[80];
    new SecureRandom().nextBytes(material);
    return Base64.getEncoder().encodeToString(material);
  }

  private void write(String... lines) throws Exception {
    Path next = directory.resolve("next");
    Files.write(next, List.of(lines));
    Files.setPosixFilePermissions(next, PosixFilePermissions.fromString("rw-------"));
    Files.move(next, lab.ticketKeys, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    lab.pass(Duration.ofSeconds(2));
  }

  private boolean resumes(Environment server) throws Exception {
    lab.serverSide = server;
    return lab.resumes();
  }

  @ParameterizedTest
  @EnumSource
  void session_isResumedByAnyServer(Protocol protocol) throws Exception {
    with(protocol);
    assertThat(resumes(one)).isFalse();
    assertThat(resumes(other)).isTrue();
    assertThat(resumes(one)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void rotation_keepsSessions_untilTheKeyIsTakenOut(Protocol protocol) throws Exception {
    with(protocol);
    String old = key();
    String young = key();
    write(old);
    assertThat(resumes(one)).isFalse();
    write(young, old);
    assertThat(resumes(other)).isTrue();
    // What TLS 1.2 resumes is still the ticket of the old key.
    boolean renewed = protocol == Protocol.TLS_1_3;
    write(young);
    assertThat(resumes(one)).isEqualTo(renewed);
  }

  @ParameterizedTest
  @EnumSource
  void clientsIdentity_staysWithTheServerThatHasCheckedIt(Protocol protocol) throws Exception {
    with(protocol);
    lab.server.clientAuthentication = ClientAuthentication.NEEDED;
    assertThat(resumes(one)).isFalse();
    assertThat(resumes(one)).isTrue();
    assertThat(resumes(other)).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void withoutAGoodFile_handshakesAreFullOnes(Protocol protocol) throws Exception {
    with(protocol);
    write("broken");
    assertThat(resumes(one)).isFalse();
    // TLS 1.2 falls back to session IDs, which no other server knows.
    assertThat(resumes(one)).isEqualTo(protocol == Protocol.TLS_1_2);
    assertThat(resumes(other)).isFalse();
  }
}
