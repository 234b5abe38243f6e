// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.postern.internal.x509.DerElement;
import org.postern.internal.x509.DerReader;
import org.postern.internal.x509.MalformedCertificateException;

/**
 * The extensions of a response. None changes what it proves, a nonce included, as nobody asks for
 * one that staples; so only the critical ones that are unknown matter.
 */
final class CriticalExtensions {
  private static final String NONCE = OCSPObjectIdentifiers.id_pkix_ocsp_nonce.getId();

  private CriticalExtensions() {}

  /** Reads {@code [1] EXPLICIT Extensions OPTIONAL}; returns the critical ones but the nonce. */
  static List<String> read(DerReader fields) throws MalformedCertificateException {
    if (!fields.isNext(0xa1)) {
      return List.of();
    }
    List<String> critical = new ArrayList<>();
    DerReader tagged = fields.next().inside();
    DerReader extensions = tagged.next(DerElement.SEQUENCE, "extensions").inside();
    tagged.expectEnd("the extensions");
    while (extensions.hasMore()) {
      DerReader extension = extensions.next(DerElement.SEQUENCE, "extension").inside();
      byte[] oid = extension.next(DerElement.OID, "identifier of an extension").encoded();
      boolean isCritical = false;
      if (extension.isNext(DerElement.BOOLEAN)) {
        byte[] value = extension.next().contents();
        isCritical = value.length != 1 || value[0] != 0;
      }
      extension.next(DerElement.OCTET_STRING, "value of an extension");
      extension.expectEnd("the value of an extension");
      if (isCritical) {
        String name = name(oid);
        if (!name.equals(NONCE)) {
          critical.add(name);
        }
      }
    }
    return critical;
  }

  private static String name(byte[] oid) throws MalformedCertificateException {
    try {
      return ASN1ObjectIdentifier.getInstance(oid).getId();
    } catch (RuntimeException e) {
      throw new MalformedCertificateException("the identifier of an extension is malformed");
    }
  }
}
