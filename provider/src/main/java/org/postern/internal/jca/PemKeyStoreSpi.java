// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jca;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.Key;
import java.security.KeyStoreException;
import java.security.KeyStoreSpi;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.Date;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postern.internal.keys.KeyAndChain;
import org.postern.internal.keys.PemReader;
import org.postern.internal.keys.UnusableIdentityException;

/**
 * A key store of type {@code PEM}: private keys with their chains, in one stream in any order; or,
 * where there is no key, certificates to trust. It is read once and never changes: a stream cannot
 * be looked at again, so that only {@link org.postern.keys.ServerIdentity} reloads.
 *
 * <p>Entries are called after the first DNS name of their certificate, in lower case, or {@code
 * key} and {@code certificate}; further ones of the same name get {@code -2}, {@code -3}. The
 * password opens encrypted keys when the stream is loaded; that of single entries does not count.
 */
final class PemKeyStoreSpi extends KeyStoreSpi {
  private static final int MAX_SIZE = 4 << 20;
  private static final int DNS_ID = 2;

  private final Map<String, KeyAndChain> keys = new LinkedHashMap<>();
  private final Map<String, X509Certificate> trusted = new LinkedHashMap<>();
  private Date loaded = new Date(0);

  @Override
  public void engineLoad(@Nullable InputStream stream, char @Nullable [] password)
      throws IOException {
    keys.clear();
    trusted.clear();
    loaded = new Date();
    if (stream == null) {
      return;
    }
    byte[] octets = stream.readNBytes(MAX_SIZE + 1);
    if (octets.length > MAX_SIZE) {
      throw new IOException("the PEM stream has more than " + MAX_SIZE + " octets");
    }
    try {
      List<X509Certificate> certificates = PemReader.certificates(octets);
      List<PrivateKey> found = PemReader.keys(octets, password);
      if (found.isEmpty()) {
        if (certificates.isEmpty()) {
          throw new IOException(
              "expected PEM with \"-----BEGIN CERTIFICATE-----\", but there is no such block");
        }
        certificates.forEach(each -> trusted.put(alias(each, "certificate"), each));
      } else {
        PemReader.pair(found, certificates)
            .forEach(each -> keys.put(alias(each.chain().get(0), "key"), each));
      }
    } catch (UnusableIdentityException e) {
      throw new IOException("the PEM stream cannot be used: " + e.getMessage(), e);
    }
  }

  private String alias(X509Certificate certificate, String otherwise) {
    String base = otherwise;
    try {
      var names = certificate.getSubjectAlternativeNames();
      base =
          names == null
              ? otherwise
              : names.stream()
                  .filter(each -> Integer.valueOf(DNS_ID).equals(each.get(0)))
                  .map(each -> String.valueOf(each.get(1)).toLowerCase(Locale.ROOT))
                  .findFirst()
                  .orElse(otherwise);
    } catch (CertificateParsingException e) {
      // Then it has none that can be read.
    }
    String alias = base;
    for (int i = 2; engineContainsAlias(alias); i++) {
      alias = base + "-" + i;
    }
    return alias;
  }

  @Override
  public boolean engineProbe(InputStream stream) throws IOException {
    return PemReader.isPem(stream.readNBytes(1 << 16));
  }

  @Override
  public @Nullable Key engineGetKey(String alias, char @Nullable [] password) {
    KeyAndChain entry = keys.get(name(alias));
    return entry == null ? null : entry.key();
  }

  @Override
  public Certificate @Nullable [] engineGetCertificateChain(String alias) {
    KeyAndChain entry = keys.get(name(alias));
    return entry == null ? null : entry.chain().toArray(Certificate[]::new);
  }

  @Override
  public @Nullable Certificate engineGetCertificate(String alias) {
    KeyAndChain entry = keys.get(name(alias));
    return entry == null ? trusted.get(name(alias)) : entry.chain().get(0);
  }

  @Override
  public @Nullable Date engineGetCreationDate(String alias) {
    return engineContainsAlias(alias) ? new Date(loaded.getTime()) : null;
  }

  @Override
  public Enumeration<String> engineAliases() {
    return Collections.enumeration(
        Stream.concat(keys.keySet().stream(), trusted.keySet().stream()).toList());
  }

  @Override
  public boolean engineContainsAlias(String alias) {
    return engineIsKeyEntry(alias) || engineIsCertificateEntry(alias);
  }

  @Override
  public int engineSize() {
    return keys.size() + trusted.size();
  }

  @Override
  public boolean engineIsKeyEntry(String alias) {
    return keys.containsKey(name(alias));
  }

  @Override
  public boolean engineIsCertificateEntry(String alias) {
    return trusted.containsKey(name(alias));
  }

  @Override
  public @Nullable String engineGetCertificateAlias(Certificate certificate) {
    for (Map.Entry<String, KeyAndChain> entry : keys.entrySet()) {
      if (entry.getValue().chain().get(0).equals(certificate)) {
        return entry.getKey();
      }
    }
    for (Map.Entry<String, X509Certificate> entry : trusted.entrySet()) {
      if (entry.getValue().equals(certificate)) {
        return entry.getKey();
      }
    }
    return null;
  }

  @Override
  public void engineSetKeyEntry(
      String alias, Key key, char @Nullable [] password, Certificate @Nullable [] chain)
      throws KeyStoreException {
    throw readOnly();
  }

  @Override
  public void engineSetKeyEntry(String alias, byte[] key, Certificate @Nullable [] chain)
      throws KeyStoreException {
    throw readOnly();
  }

  @Override
  public void engineSetCertificateEntry(String alias, Certificate certificate)
      throws KeyStoreException {
    throw readOnly();
  }

  @Override
  public void engineDeleteEntry(String alias) throws KeyStoreException {
    throw readOnly();
  }

  @Override
  public void engineStore(OutputStream stream, char @Nullable [] password) throws IOException {
    throw new IOException(readOnly().getMessage());
  }

  private static KeyStoreException readOnly() {
    return new KeyStoreException(
        "a key store of type PEM is read only: write the PEM file with the tool that made it");
  }

  private static String name(String alias) {
    return alias.toLowerCase(Locale.ROOT);
  }
}
