// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.keys;

import java.security.PrivateKey;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;
import org.postern.internal.crypto.Credentials;
import org.postern.internal.crypto.KeyKind;
import org.postern.internal.x509.DnsNames;
import org.postern.ocsp.Stapled;

/** A private key with its certificates, and what choosing among such depends on. Immutable. */
public final class OwnedKey {

  private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
  private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";
  private static final String ANY_USAGE = "2.5.29.37.0";
  private static final int DIGITAL_SIGNATURE = 0;
  private static final int DNS_ID = 2;

  private final String alias;
  private final PrivateKey key;
  private final X509Certificate[] chain;
  private final String kind;
  private final List<String> names;
  private final Set<X500Principal> issuers;
  private final @Nullable Stapled stapled;

  OwnedKey(String alias, PrivateKey key, X509Certificate[] chain) {
    this(alias, key, chain, null);
  }

  OwnedKey(String alias, PrivateKey key, X509Certificate[] chain, @Nullable Stapled stapled) {
    this.alias = alias;
    this.stapled = stapled;
    this.key = key;
    this.chain = chain.clone();
    this.kind = kind(chain[0]);
    this.names = names(chain[0]);
    this.issuers =
        Stream.of(chain)
            .map(X509Certificate::getIssuerX500Principal)
            .collect(Collectors.toUnmodifiableSet());
  }

  String alias() {
    return alias;
  }

  PrivateKey key() {
    return key;
  }

  X509Certificate[] chain() {
    return chain.clone();
  }

  /** Returns the OCSP responses of the chain, or null where nobody keeps them. */
  @Nullable Stapled stapled() {
    return stapled;
  }

  /** Returns the names that the certificate bears (DNS-IDs), as they stand there. */
  List<String> names() {
    return names;
  }

  X509Certificate certificate() {
    return chain[0];
  }

  /** Tells whether the certificate may be shown, as far as it demands a staple (RFC 7633). */
  boolean isServable() {
    return stapled == null || stapled.isServable();
  }

  /**
   * Tells whether the key is of a kind as key managers name them: {@code RSA}, {@code RSASSA-PSS},
   * {@code EC}, {@code EdDSA}, or one of the two curves of the last.
   */
  boolean isOfKind(String keyType) {
    return kind.equals(keyType) || (keyType.equals("EdDSA") && kind.startsWith("Ed"));
  }

  /** Returns the kind, with EdDSA told apart: the name that signature schemes have for it. */
  String kind() {
    return kind;
  }

  /** Returns the kind as TLS tells keys apart, null if it has no use for such a key. */
  @Nullable KeyKind tlsKind() {
    return Credentials.kind(chain[0].getPublicKey());
  }

  /** Tells whether the certificate bears the name, which is as SNI sends it. */
  boolean isFor(String serverName) {
    String reference = DnsNames.normalize(serverName);
    return reference != null && names.stream().anyMatch(name -> DnsNames.matches(name, reference));
  }

  boolean isIssuedByOneOf(Set<X500Principal> wanted) {
    return issuers.stream().anyMatch(wanted::contains);
  }

  boolean isValidAt(Date date) {
    return !date.before(chain[0].getNotBefore()) && !date.after(chain[0].getNotAfter());
  }

  /**
   * Tells whether the certificate allows what TLS does with it: signing, and no more. That is also
   * so with ECDHE, where the certificate's key agrees on nothing (RFC 8422 section 5.3).
   */
  boolean mayServe(boolean server) {
    try {
      boolean[] usage = chain[0].getKeyUsage();
      List<String> extended = chain[0].getExtendedKeyUsage();
      return (usage == null || usage[DIGITAL_SIGNATURE])
          && (extended == null
              || extended.contains(ANY_USAGE)
              || extended.contains(server ? SERVER_AUTH : CLIENT_AUTH));
    } catch (CertificateParsingException e) {
      return false;
    }
  }

  private static String kind(X509Certificate certificate) {
    String algorithm = certificate.getPublicKey().getAlgorithm();
    if (algorithm.equals("EdDSA")
        && certificate.getPublicKey() instanceof java.security.interfaces.EdECPublicKey ed) {
      return ed.getParams().getName();
    }
    return algorithm;
  }

  private static List<String> names(X509Certificate certificate) {
    List<String> names = new ArrayList<>();
    try {
      Collection<List<?>> all = certificate.getSubjectAlternativeNames();
      if (all != null) {
        for (List<?> entry : all) {
          if (Integer.valueOf(DNS_ID).equals(entry.get(0)) && entry.get(1) instanceof String name) {
            names.add(name);
          }
        }
      }
    } catch (CertificateParsingException e) {
      return List.of(); // It can be served to whoever asks for no name.
    }
    return List.copyOf(names);
  }

  /** Returns what a person knows it by: names, kind, and until when the certificate is valid. */
  String describe() {
    return (names.isEmpty()
            ? chain[0].getSubjectX500Principal().getName()
            : String.join(" ", names))
        + " ("
        + kind
        + ", until "
        + chain[0].getNotAfter().toInstant()
        + ")";
  }

  @Override
  public String toString() {
    return alias + " (" + kind + ", " + Arrays.toString(names.toArray()) + ")";
  }
}
