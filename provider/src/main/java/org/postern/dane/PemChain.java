// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.dane;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Certificates from a PEM text (RFC 7468), as octets: what is in them is not looked at. */
public final class PemChain {

  private static final Pattern BLOCK =
      Pattern.compile(
          "-----BEGIN (?:X509 )?CERTIFICATE-----([A-Za-z0-9+/=\\s]*+)"
              + "-----END (?:X509 )?CERTIFICATE-----");

  private static final Pattern BEGIN = Pattern.compile("-----BEGIN (?:X509 )?CERTIFICATE-----");

  private PemChain() {}

  /**
   * Returns the certificates in the order of the text. Keys and other blocks, and text around them,
   * are passed over.
   *
   * @throws IllegalArgumentException if there is no certificate, or one is not proper PEM
   */
  public static List<byte[]> parse(String pem) {
    List<byte[]> certificates = new ArrayList<>();
    Matcher blocks = BLOCK.matcher(pem);
    while (blocks.find()) {
      try {
        certificates.add(Base64.getMimeDecoder().decode(blocks.group(1)));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "certificate " + (certificates.size() + 1) + " is not proper base64", e);
      }
    }
    long announced = BEGIN.matcher(pem).results().count();
    if (announced != certificates.size()) {
      throw new IllegalArgumentException(
          "certificate " + (certificates.size() + 1) + " is cut off or is not proper base64");
    }
    if (certificates.isEmpty()) {
      throw new IllegalArgumentException(
          "expected PEM with \"-----BEGIN CERTIFICATE-----\", but there is no such block");
    }
    return certificates;
  }
}
