// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.postern.internal.config.ValueKind;
import org.postern.policy.TlsPolicy;

/**
 * The configuration keys, with their defaults and allowed values. This is the one place that
 * defines them; the table in the README is generated from here.
 *
 * <p>A key is written {@code postern.dane.mode} as a system property and in a configuration file,
 * {@code dane.mode} as an agent argument (the prefix is optional there and in files), and {@code
 * POSTERN_DANE_MODE} in the environment ({@code -} becomes {@code _} too).
 */
public enum PosternKey {
  /** The configuration file. */
  CONFIG("config", "", ValueKind.PATH, "a file; not allowed inside a file", "Configuration file."),

  /** Which back end decides about DNSSEC. */
  DNS_TRUST(
      "dns.trust",
      "validate",
      ValueKind.choice("validate", "ad", "both"),
      "`validate`, `ad`, `both`",
      "Who validates DNSSEC: this process, a validating resolver that is trusted for its AD bit, or"
          + " both, which must agree."),

  /** The upstream DNS servers. */
  DNS_RESOLVERS(
      "dns.resolvers",
      "",
      ValueKind.SERVERS,
      "list of `host[:port]`, `[v6]:port`",
      "DNS servers that are asked. Default: those of the system."),

  /** Resolvers outside loopback whose AD bit is believed. */
  DNS_AD_TRUSTED(
      "dns.ad-trusted",
      "",
      ValueKind.ADDRESSES,
      "list of IP addresses",
      "Resolvers besides loopback ones whose AD bit is believed with `dns.trust=ad` or `both`."),

  /** A file with trust anchors instead of the bundled ones. */
  DNS_TRUST_ANCHOR(
      "dns.trust-anchor",
      "",
      ValueKind.PATH,
      "a file of DS or DNSKEY records",
      "Trust anchors. Default: the root keys that Postern brings."),

  /** The deadline of one lookup. */
  DNS_TIMEOUT(
      "dns.timeout",
      "10s",
      ValueKind.DURATION,
      "`100ms` to `5m`",
      "Deadline of one DNS lookup, with everything that is needed to validate it."),

  /** The directory that keeps state over restarts. */
  STATE_DIR(
      "state.dir",
      "",
      ValueKind.PATH,
      "a directory",
      "Directory for what has to survive a restart. Default: nothing survives."),

  /** What DANE demands. */
  DANE_MODE(
      "dane.mode",
      "enforce",
      ValueKind.choice("enforce", "audit", "off"),
      "`enforce`, `audit`, `off`",
      "`audit` delivers and logs what `enforce` would have refused; `off` looks no TLSA up."),

  /** Destinations without DANE. */
  DANE_EXCEPT(
      "dane.except",
      "",
      ValueKind.DOMAINS,
      "list of domains, MX hosts, `.suffix`",
      "Destinations for which DANE is off, by next-hop domain or MX host."),

  /** The digests, strongest first. */
  DANE_DIGESTS(
      "dane.digests",
      "sha512,sha256",
      ValueKind.DIGESTS,
      "list of `sha512`, `sha256`, `name=number`",
      "TLSA digests in order of strength (RFC 7671 section 9); a later matching type is added as"
          + " `name=number`."),

  /** What happens where DNSSEC cannot be had. */
  DANE_UNAVAILABLE(
      "dane.unavailable",
      "opportunistic",
      ValueKind.choice("opportunistic", "defer"),
      "`opportunistic`, `defer`",
      "What to do while the DNS servers do not pass DNSSEC on: deliver without DANE, or delay."),

  /** Whose TLS it is. */
  TLS_ENGINE(
      "tls.engine",
      "postern",
      ValueKind.choice("postern", "jdk"),
      "`postern`, `jdk`",
      "Whose TLS is used: Postern's own, or the JDK's under the same policy, trust and keys."),

  /** The TLS policy. */
  TLS_POLICY(
      "tls.policy",
      "2026",
      ValueKind.choice(TlsPolicy.names().toArray(String[]::new)),
      "`2026`",
      "TLS policy by name; what a name allows never changes (see `POLICY-HISTORY.md`)."),

  /** The profile of the policy for peers that are to be authenticated. */
  TLS_PROFILE(
      "tls.profile",
      "intermediate",
      ValueKind.choice("intermediate", "modern"),
      "`intermediate`, `modern`",
      "Profile of the policy: TLS 1.3 and 1.2, or TLS 1.3 only. Mail that may go to anybody is"
          + " always sent under `opportunistic`."),

  /** The key shares of a client. */
  TLS_KEY_SHARE(
      "tls.key-share",
      "both",
      ValueKind.choice("both", "classical"),
      "`both`, `classical`",
      "Key shares in a client's first message: a post-quantum and a classical one, or the latter"
          + " only, which keeps the message within one TCP segment."),

  /** The keys of session tickets, shared by several machines. */
  TLS_TICKET_KEYS(
      "tls.ticket-keys",
      "",
      ValueKind.PATH,
      "a file",
      "Keys of session tickets, shared by the machines of a cluster: a line for each, `openssl rand"
          + " -base64 -A 80` makes one, the first for new tickets, readable by nobody else. Read again"
          + " when it changes. Default: random keys, changed on schedule."),

  /** How long the handshake of a socket may take. */
  TLS_HANDSHAKE_TIMEOUT(
      "tls.handshake-timeout",
      "60s",
      ValueKind.DURATION,
      "`100ms` to `5m`",
      "Deadline of one TLS handshake over a socket, from its first octet to its last."),

  /** Whether Amazon Corretto Crypto Provider computes. */
  TLS_CORRETTO(
      "tls.corretto",
      "auto",
      ValueKind.PATH,
      "`auto`, `off`, a jar",
      "Amazon Corretto Crypto Provider: used where the class path has it, never, or from a jar."),

  /** The certificate chains of this server. */
  IDENTITY_CHAIN(
      "identity.chain",
      "",
      ValueKind.PATHS,
      "list of files",
      "Certificate chains that this server shows, each with its key: PEM, PKCS#12 or JKS. The first"
          + " is shown to clients that ask for no name, or for one that no certificate bears. Read"
          + " again when they change."),

  /** The keys of these chains. */
  IDENTITY_KEY(
      "identity.key",
      "",
      ValueKind.PATHS,
      "list of files",
      "Files of the keys, one for each chain in the same order, readable by nobody else. Default:"
          + " each key is in its chain's file."),

  /** The password of keys and key stores. */
  IDENTITY_PASSWORD_FILE(
      "identity.password-file",
      "",
      ValueKind.PATH,
      "a file",
      "File whose first line is the password of encrypted keys and of key stores."),

  /** Whether a new key has to wait for its TLSA record. */
  IDENTITY_WAIT_FOR_TLSA(
      "identity.wait-for-tlsa",
      "off",
      ValueKind.SWITCH_OR_HOSTS,
      "`off`, `on`, list of `host[:port]`",
      "Whether a new key is put to use only when a TLSA record that matches it has been seen for two"
          + " TTLs: for port 25 of the names in its certificate, or for these servers."),

  /** Whether OCSP responses are stapled. */
  OCSP_STAPLING(
      "ocsp.stapling",
      "on",
      ValueKind.choice("on", "off"),
      "`on`, `off`",
      "Whether listeners staple OCSP responses, fetched ahead, where certificates name a responder."),

  /** What a certificate that demands a staple gets when there is none. */
  OCSP_MUST_STAPLE(
      "ocsp.must-staple",
      "serve",
      ValueKind.choice("serve", "refuse"),
      "`serve`, `refuse`",
      "Whether a certificate that demands a staple (RFC 7633) is shown while there is none."),

  /** Responses that somebody else fetches. */
  OCSP_RESPONSES(
      "ocsp.responses",
      "",
      ValueKind.PATHS,
      "list of files",
      "OCSP responses in DER that another program keeps fresh, for certificates of this server. Read"
          + " again when they change."),

  /** How a server's certificate is checked for revocation. */
  OCSP_CHECK(
      "ocsp.check",
      "staple",
      ValueKind.choice("staple", "hard-fail", "active", "off"),
      "`staple`, `hard-fail`, `active`, `off`",
      "Revocation of servers that certificates authenticate: by the staple, if there is one; by a"
          + " staple that has to be there; by asking OCSP responders and CRLs too; not at all."),

  /** Whether outgoing connections are protected. */
  OUTBOUND(
      "outbound",
      "on",
      ValueKind.choice("on", "off"),
      "`on`, `off`",
      "Whether the agent protects outgoing connections."),

  /** Whether the listeners of mail servers are served. */
  INBOUND(
      "inbound",
      "on",
      ValueKind.choice("on", "off"),
      "`on`, `off`",
      "Whether the agent makes the TLS of mail servers' listeners."),

  /** A log file beside the server's log. */
  LOG_FILE("log.file", "", ValueKind.PATH, "a file", "Log file beside the server's own log.");

  /** What every key begins with as a system property. */
  public static final String PREFIX = "postern.";

  private final String shortName;
  private final String defaultValue;
  private final ValueKind kind;
  private final String allowed;
  private final String description;

  PosternKey(
      String shortName, String defaultValue, ValueKind kind, String allowed, String description) {
    this.shortName = shortName;
    this.defaultValue = defaultValue;
    this.kind = kind;
    this.allowed = allowed;
    this.description = description;
  }

  /** Returns the full name, {@code postern.dane.mode}. */
  public String key() {
    return PREFIX + shortName;
  }

  /** Returns the name without the prefix, {@code dane.mode}. */
  public String shortName() {
    return shortName;
  }

  /** Returns the name of the environment variable, {@code POSTERN_DANE_MODE}. */
  public String environmentName() {
    return key().toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /** Returns the default; empty where the description says what an unset key means. */
  public String defaultValue() {
    return defaultValue;
  }

  /** Returns what is allowed, as the README prints it. */
  public String allowed() {
    return allowed;
  }

  /** Returns what the key is for. */
  public String description() {
    return description;
  }

  /** Returns whether the value is a list, in which {@code +} may be written for the comma. */
  public boolean isList() {
    return kind.isList();
  }

  /** Returns the key of that name, with or without the prefix. */
  public static Optional<PosternKey> byName(String name) {
    String wanted = name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
    for (PosternKey key : values()) {
      if (key.shortName.equals(wanted)) {
        return Optional.of(key);
      }
    }
    return Optional.empty();
  }

  /** Returns the items of a canonical value. */
  List<String> items(String value) {
    return kind.items(value);
  }

  /** Returns the value in its canonical form. */
  String canonical(String value) {
    return kind.canonical(value);
  }

  /** Returns the words that the value may be; empty where it is free. */
  List<String> choices() {
    return kind.choices();
  }
}
