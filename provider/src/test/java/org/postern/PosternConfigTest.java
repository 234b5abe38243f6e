// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.PosternConfig.Source.Kind;

/** Every key: its default, what is allowed, what is refused and how that is said. */
class PosternConfigTest {

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "CONFIG,''",
    "DNS_TRUST,validate",
    "DNS_RESOLVERS,''",
    "DNS_AD_TRUSTED,''",
    "DNS_TRUST_ANCHOR,''",
    "DNS_TIMEOUT,10s",
    "STATE_DIR,''",
    "DANE_MODE,enforce",
    "DANE_EXCEPT,''",
    "DANE_DIGESTS,'sha512,sha256'",
    "DANE_UNAVAILABLE,opportunistic",
    "IDENTITY_CHAIN,''",
    "IDENTITY_KEY,''",
    "IDENTITY_PASSWORD_FILE,''",
    "IDENTITY_WAIT_FOR_TLSA,off",
    "OCSP_STAPLING,on",
    "OCSP_MUST_STAPLE,serve",
    "OCSP_RESPONSES,''",
    "OCSP_CHECK,staple",
    "OUTBOUND,on",
    "LOG_FILE,''",
  })
  void theDefaults_areThese(PosternKey key, String value) {
    PosternConfig config = PosternConfig.defaults();
    assertThat(config.get(key)).isEqualTo(value);
    assertThat(config.sources().get(key).kind()).isEqualTo(Kind.DEFAULT);
  }

  @ParameterizedTest
  @EnumSource(PosternKey.class)
  void everyKey_hasNamesThatLeadToIt_andADefaultThatIsAllowed(PosternKey key) {
    assertThat(PosternKey.byName(key.key())).contains(key);
    assertThat(PosternKey.byName(key.shortName())).contains(key);
    assertThat(key.environmentName()).matches("POSTERN_[A-Z_]+");
    assertThat(key.description()).endsWith(".");
    assertThat(key.allowed()).isNotEmpty();
    PosternConfig.builder().set(key, key.defaultValue());
  }

  @ParameterizedTest
  @CsvSource({
    "DNS_TRUST,AD,ad",
    "DNS_TRUST,both,both",
    "DNS_RESOLVERS,192.0.2.1,192.0.2.1",
    "DNS_RESOLVERS,'192.0.2.1:5353, [2001:db8::1]:53','192.0.2.1:5353,[2001:db8::1]:53'",
    "DNS_RESOLVERS,2001:db8::1+dns.example:53,'2001:db8::1,dns.example:53'",
    "DNS_AD_TRUSTED,192.0.2.1+2001:db8::1,'192.0.2.1,2001:db8::1'",
    "DNS_TRUST_ANCHOR,/etc/root.key,/etc/root.key",
    "DNS_TIMEOUT,100ms,100ms",
    "DNS_TIMEOUT,5m,5m",
    "DANE_MODE,audit,audit",
    "DANE_MODE,off,off",
    "DANE_EXCEPT,'Example.ORG.,.example.net,bücher.example,example.org',"
        + "'example.org,.example.net,xn--bcher-kva.example'",
    "DANE_DIGESTS,sha256,sha256",
    "DANE_DIGESTS,sha512+sha256,'sha512,sha256'",
    "DANE_UNAVAILABLE,defer,defer",
    "OUTBOUND,OFF,off",
    "STATE_DIR,/var/lib/postern,/var/lib/postern",
    "IDENTITY_CHAIN,'/etc/a b.pem + c.p12,, c.p12','/etc/a b.pem,c.p12,c.p12'",
    "IDENTITY_WAIT_FOR_TLSA,ON,on",
    "IDENTITY_WAIT_FOR_TLSA,Mx1.Example.org+mx2.example.org:465,'mx1.example.org,mx2.example.org:465'",
    "OCSP_MUST_STAPLE,Refuse,refuse",
    "OCSP_CHECK,hard-fail,hard-fail",
    "LOG_FILE,' postern.log ',postern.log",
    "CONFIG,'',''",
    "DNS_RESOLVERS,'',''",
  })
  void allowedValues_areKept_inTheirCanonicalForm(PosternKey key, String value, String canonical) {
    assertThat(PosternConfig.builder().set(key, value).build().get(key)).isEqualTo(canonical);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DNS_TRUST|validat|did you mean 'validate'?",
        "DNS_TRUST|''|not one of validate, ad, both",
        "DNS_RESOLVERS|192.0.2.1:0|port is not 1 to 65535",
        "DNS_RESOLVERS|192.0.2.1:dns|port is not 1 to 65535",
        "DNS_RESOLVERS|[192.0.2.1|lacks a ']'",
        "DNS_RESOLVERS|a b/c|no host name",
        "DNS_RESOLVERS|2001:db8::zz|no IP address",
        "DNS_AD_TRUSTED|dns.example|no IP address",
        "DNS_TIMEOUT|10|not a time such as",
        "DNS_TIMEOUT|99ms|outside 100ms to 5m",
        "DNS_TIMEOUT|6m|outside 100ms to 5m",
        "DNS_TIMEOUT|99999999999s|not a time such as",
        "DNS_TIMEOUT|-1s|not a time such as",
        "DANE_MODE|enforced|did you mean 'enforce'?",
        "DANE_EXCEPT|*.example.org|write '.example.org'",
        "DANE_EXCEPT|a..b|empty label",
        "DANE_DIGESTS|md5|md5",
        "DANE_DIGESTS|sha256,sha256=1|matching type 1",
        "DANE_DIGESTS|''|empty",
        "DANE_UNAVAILABLE|defered|did you mean 'defer'?",
        "OUTBOUND|yes|did you mean 'on'?",
        "IDENTITY_WAIT_FOR_TLSA|onn|did you mean 'on'?",
        "IDENTITY_WAIT_FOR_TLSA|true|neither on, off nor the full name of a server",
        "IDENTITY_WAIT_FOR_TLSA|192.0.2.1|neither on, off nor the full name of a server",
        "IDENTITY_WAIT_FOR_TLSA|mx.example.org:0|port is not 1 to 65535",
        "IDENTITY_WAIT_FOR_TLSA|mx..org|no host name",
        "OCSP_STAPLING|yes|did you mean 'on'?",
        "OCSP_MUST_STAPLE|reject|did you mean 'refuse'?",
        "OCSP_CHECK|hardfail|did you mean 'hard-fail'?",
      })
  void refusedValues_areNamedWithOriginAndWhatIsAllowed(PosternKey key, String value, String said) {
    assertThatThrownBy(() -> load(Map.of(key.shortName(), value)))
        .isInstanceOf(PosternConfigException.class)
        .hasMessageStartingWith("agent argument " + key.shortName() + ": ")
        .hasMessageContaining(said)
        .hasMessageContaining("allowed for " + key.key());
  }

  static Stream<Map<String, String>> misspelt() {
    return Stream.of(
        Map.of("dane.mod", "audit"),
        Map.of("postern.dane.mod", "audit"),
        Map.of("mode", "x"),
        Map.of("", "x"),
        Map.of("x".repeat(100_000), "x"));
  }

  @ParameterizedTest
  @MethodSource("misspelt")
  void unknownKeys_areRefused(Map<String, String> arguments) {
    assertThatThrownBy(() -> load(arguments))
        .isInstanceOf(PosternConfigException.class)
        .hasMessageContaining("did you mean")
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(1000));
  }

  @Test
  void theNearestKey_isSuggested_inTheSpellingOfItsPlace() {
    assertThatThrownBy(() -> load(Map.of("dane.mod", "audit")))
        .hasMessage(
            "agent argument dane.mod: there is no key 'dane.mod'; did you mean 'dane.mode'?");
    Properties properties = new Properties();
    properties.setProperty("postern.dns.trusts", "ad");
    assertThatThrownBy(() -> PosternConfig.load(Map.of(), properties, Map.of()))
        .hasMessageContaining("system property postern.dns.trusts")
        .hasMessageContaining("did you mean 'postern.dns.trust'?");
    assertThatThrownBy(
            () -> PosternConfig.load(Map.of(), new Properties(), Map.of("POSTERN_DANE_MOD", "off")))
        .hasMessageContaining("environment POSTERN_DANE_MOD")
        .hasMessageContaining("did you mean 'POSTERN_DANE_MODE'?");
  }

  @Test
  void foreignProperties_areNotLookedAt() {
    Properties properties = new Properties();
    properties.setProperty("posterns.dane.mode", "x");
    properties.put("postern.number", 1); // not a string
    PosternConfig config =
        PosternConfig.load(Map.of(), properties, Map.of("PATH", "x", "postern_x", "y"));
    assertThat(config.toString()).isEqualTo(PosternConfig.defaults().toString());
  }

  @Test
  void aKeyTwice_isRefused() {
    assertThatThrownBy(() -> load(Map.of("dane.mode", "off", "postern.dane.mode", "audit")))
        .isInstanceOf(PosternConfigException.class)
        .hasMessageContaining("was set before");
  }

  @Test
  void places_goBeforeEachOther() throws Exception {
    Path file = write("dane.mode=off\ndane.unavailable = defer\ndns.trust=ad\noutbound=off\n");
    Properties properties = new Properties();
    properties.setProperty("postern.dane.mode", "audit");
    properties.setProperty("postern.dns.trust", "both");
    Map<String, String> environment =
        Map.of("POSTERN_DANE_MODE", "off", "POSTERN_DANE_UNAVAILABLE", "opportunistic");
    PosternConfig config =
        PosternConfig.load(
            Map.of("config", file.toString(), "dane.mode", "enforce"), properties, environment);
    assertThat(config.get(PosternKey.DANE_MODE)).isEqualTo("enforce");
    assertThat(config.sources().get(PosternKey.DANE_MODE).kind()).isEqualTo(Kind.AGENT_ARGUMENT);
    assertThat(config.get(PosternKey.DNS_TRUST)).isEqualTo("both");
    assertThat(config.sources().get(PosternKey.DNS_TRUST).kind()).isEqualTo(Kind.SYSTEM_PROPERTY);
    assertThat(config.get(PosternKey.DANE_UNAVAILABLE)).isEqualTo("opportunistic");
    assertThat(config.sources().get(PosternKey.DANE_UNAVAILABLE).where())
        .isEqualTo("environment POSTERN_DANE_UNAVAILABLE");
    assertThat(config.get(PosternKey.OUTBOUND)).isEqualTo("off");
    assertThat(config.sources().get(PosternKey.OUTBOUND).where())
        .isEqualTo("file " + file + " line 4");
    assertThat(config.sources().get(PosternKey.LOG_FILE).kind()).isEqualTo(Kind.DEFAULT);
  }

  @Test
  void theFile_mayBeNamedByTheEnvironment() throws Exception {
    Path file = write("\uFEFF# comment\r\n\r\n  postern.dane.mode =  audit  \r\n");
    PosternConfig config =
        PosternConfig.load(Map.of(), new Properties(), Map.of("POSTERN_CONFIG", file.toString()));
    assertThat(config.get(PosternKey.DANE_MODE)).isEqualTo("audit");
    assertThat(config.sources().get(PosternKey.DANE_MODE).where()).endsWith("line 3");
  }

  @Test
  void files_thatCannotBeUsed_areNamedWithTheReason() throws Exception {
    refusedFile(directory.resolve("missing"), "there is no such file");
    refusedFile(directory, "it is a directory");
    refusedFile(write("dane.mode\n"), "line 1 is not of the form key = value");
    refusedFile(write("=x\n"), "line 1 is not of the form key = value");
    refusedFile(
        write("dane.mode=off\npostern.dane.mode=off\n"), "line 2: postern.dane.mode was set");
    refusedFile(write("dane.mod=off\n"), "line 1: there is no key 'dane.mod'");
    refusedFile(write("\n\ndane.mode=of\n"), "line 3: the value 'of' is refused");
    refusedFile(write("config=other\n"), "cannot be set inside a file");
    refusedFile(write("#".repeat(300_000)), "longer than");
    Path latin = directory.resolve("latin1");
    Files.write(latin, "log.file=/var/log/b\u00fccher".getBytes(StandardCharsets.ISO_8859_1));
    refusedFile(latin, "not UTF-8");
    refusedFile(Path.of("nul\u0001"), "");
  }

  @Test
  void aFileThatMayNotBeRead_isNamedWithTheReason() throws Exception {
    Path file = write("dane.mode=off\n");
    assumeTrue(file.toFile().setReadable(false));
    assumeFalse(Files.isReadable(file), "root reads everything");
    refusedFile(file, "may not read it");
  }

  @Test
  void typedAccess_givesListsAndTimes() {
    PosternConfig config =
        PosternConfig.builder()
            .set(PosternKey.DNS_TIMEOUT, "2500ms")
            .set(PosternKey.DANE_EXCEPT, "a.example+.b.example")
            .build();
    assertThat(config.dnsTimeout()).isEqualTo(Duration.ofMillis(2500));
    assertThat(config.list(PosternKey.DANE_EXCEPT)).containsExactly("a.example", ".b.example");
    assertThat(config.list(PosternKey.DNS_RESOLVERS)).isEmpty();
    assertThat(config.sources().get(PosternKey.DANE_EXCEPT).kind()).isEqualTo(Kind.PROGRAM);
  }

  private void refusedFile(Path file, String said) {
    assertThatThrownBy(() -> load(Map.of("config", file.toString())))
        .isInstanceOf(PosternConfigException.class)
        .hasMessageContaining("file " + file)
        .hasMessageContaining(said);
  }

  private Path write(String content) throws Exception {
    Path file = Files.createTempFile(directory, "postern", ".conf");
    return Files.writeString(file, content);
  }

  private static PosternConfig load(Map<String, String> arguments) {
    return PosternConfig.load(arguments, new Properties(), Map.of());
  }
}
