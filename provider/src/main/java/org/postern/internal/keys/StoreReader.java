// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.keys;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keys and certificates of key stores: PKCS#12 and what the JDK had before it. */
final class StoreReader {
  private static final int JKS = 0xFEEDFEED;
  private static final int JCEKS = 0xCECECECE;
  private static final int SEQUENCE = 0x30;

  private StoreReader() {}

  /** Returns the type of the key store that begins so, or null if none does. */
  static @Nullable String type(byte[] octets) {
    if (octets.length < 4) {
      return null;
    }
    int magic =
        (octets[0] & 0xff) << 24
            | (octets[1] & 0xff) << 16
            | (octets[2] & 0xff) << 8
            | (octets[3] & 0xff);
    return switch (magic) {
      case JKS -> "JKS";
      case JCEKS -> "JCEKS";
      default -> octets[0] == SEQUENCE ? "PKCS12" : null;
    };
  }

  static List<KeyAndChain> read(byte[] octets, String type, char @Nullable [] password)
      throws UnusableIdentityException {
    List<KeyAndChain> found = new ArrayList<>();
    try {
      KeyStore store = KeyStore.getInstance(type);
      store.load(new ByteArrayInputStream(octets), password);
      for (String alias : Collections.list(store.aliases())) {
        Key key = store.isKeyEntry(alias) ? store.getKey(alias, password) : null;
        Certificate[] chain = store.getCertificateChain(alias);
        if (key instanceof PrivateKey own && chain != null && chain.length > 0) {
          found.add(new KeyAndChain(alias, own, x509(chain)));
        }
      }
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      if (password == null) {
        throw new UnusableIdentityException(
            "it is no "
                + type
                + " key store that can be read without a password, and none is given");
      }
      throw new UnusableIdentityException(
          "it is no "
              + type
              + " key store that can be read with the password given ("
              + UnusableIdentityException.reason(e)
              + ")");
    }
    for (KeyAndChain each : found) {
      if (!KeyMatch.matches(each.key(), each.chain().get(0).getPublicKey())) {
        throw new UnusableIdentityException(
            "the private key '" + each.label() + "' does not belong to its certificate");
      }
    }
    if (found.isEmpty()) {
      throw new UnusableIdentityException("there is no private key with a certificate in it");
    }
    return found;
  }

  private static List<X509Certificate> x509(Certificate[] chain) throws GeneralSecurityException {
    if (!Arrays.stream(chain).allMatch(X509Certificate.class::isInstance)) {
      throw new GeneralSecurityException("a certificate is not X.509");
    }
    return Arrays.stream(chain).map(X509Certificate.class::cast).toList();
  }
}
