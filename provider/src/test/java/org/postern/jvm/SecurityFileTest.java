// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabKeyType;
import org.postern.lab.pki.LabPki;

/** The security file that is ready to use puts the provider in front, in JVMs of their own. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class SecurityFileTest {

  private static final String PASSWORD = "changeit";
  private static final List<String> MODULES =
      List.of("dnsjava", "bcp", "bctls", "bcutil", "jackson-core", "slf4j-api", "jspecify");

  @TempDir static Path directory;
  private static LabCertificate root;

  @BeforeAll
  static void makeRoot() throws Exception {
    root = new LabPki().root("Lab Root");
    KeyStore roots = KeyStore.getInstance("PKCS12");
    roots.load(null, null);
    roots.setCertificateEntry("root", root.x509());
    write(roots, "roots.p12");
  }

  /** With the provider at position 1, and in front of SunJSSE's own use of EdDSA. */
  @ParameterizedTest
  @EnumSource(
      value = LabKeyType.class,
      names = {"ED25519", "RSA_2048", "P256"})
  void onTheClassPath_bothProvidersSpeakWithEachOther(LabKeyType key) throws Exception {
    assertThat(run(key, List.of("-cp", System.getProperty("java.class.path"))))
        .containsExactlyElementsOf(expected(key));
  }

  @Test
  void onTheModulePath_itIsTheSame() throws Exception {
    String path = classPath().filter(SecurityFileTest::isModule).collect(joined());
    String program = classPath().filter(entry -> entry.endsWith("test-classes")).collect(joined());
    assertThat(
            run(
                LabKeyType.ED25519,
                List.of("-p", path, "--add-modules", "org.postern", "-cp", program)))
        .containsExactlyElementsOf(expected(LabKeyType.ED25519));
  }

  private static List<String> expected(LabKeyType key) {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "first: Postern",
                "SSLContext.TLS: Postern",
                "SSLContext.Default: Postern",
                "KeyManagerFactory: Postern",
                "TrustManagerFactory: Postern",
                "KeyFactory.Ed25519: Postern",
                "KeyFactory.EC: SunEC",
                "Signature.Ed25519: Postern"));
    String kind = key == LabKeyType.ED25519 ? "EdDSA" : key == LabKeyType.P256 ? "EC" : "RSA";
    for (String pair :
        List.of(
            "Postern to Postern",
            "SunJSSE to Postern",
            "Postern to SunJSSE",
            "SunJSSE to SunJSSE")) {
      lines.add(pair + ": TLSv1.2 " + kind + " 42");
      lines.add(pair + ": TLSv1.3 " + kind + " 42");
    }
    return lines;
  }

  private static List<String> run(LabKeyType key, List<String> path) throws Exception {
    LabCertificate leaf =
        new LabPki()
            .server("localhost")
            .ip(InetAddress.getLoopbackAddress())
            .key(key)
            .signedBy(root);
    String keys = write(leaf.keyStore(PASSWORD.toCharArray()), key + ".p12");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Djava.security.properties=postern.security");
    command.addAll(path);
    command.addAll(
        List.of(
            TlsProgram.class.getName(), keys, directory.resolve("roots.p12").toString(), PASSWORD));
    Path output = Files.createTempFile(directory, "output", ".txt");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("the program ends").isTrue();
    } finally {
      process.destroyForcibly();
    }
    // The logging facade of the tests has a word to say.
    return Files.readAllLines(output).stream().filter(line -> !line.startsWith("SLF4J")).toList();
  }

  private static String write(KeyStore store, String name) throws Exception {
    Path file = directory.resolve(name);
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD.toCharArray());
    }
    return file.toString();
  }

  private static Stream<String> classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator));
  }

  private static boolean isModule(String entry) {
    String name = Path.of(entry).getFileName().toString();
    return Path.of(entry).endsWith("provider/target/classes")
        || MODULES.stream().anyMatch(name::startsWith);
  }

  private static java.util.stream.Collector<CharSequence, ?, String> joined() {
    return Collectors.joining(File.pathSeparator);
  }
}
