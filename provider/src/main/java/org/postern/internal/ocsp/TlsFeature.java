// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;

/** The TLS feature extension (RFC 7633): what the servers of a certificate are bound to do. */
public final class TlsFeature {

  /** The feature status_request: "must staple". */
  public static final BigInteger STATUS_REQUEST = BigInteger.valueOf(5);

  private static final String OID = "1.3.6.1.5.5.7.1.24";

  private TlsFeature() {}

  /**
   * Returns the features that a certificate names, which in an authority's certificate are those
   * that the certificates it issues must name, too; empty without the extension. An extension that
   * cannot be read counts as {@link #STATUS_REQUEST}: there is nothing else it is used for.
   */
  public static Set<BigInteger> of(X509Certificate certificate) {
    byte[] value = certificate.getExtensionValue(OID);
    if (value == null) {
      return Set.of();
    }
    Set<BigInteger> features = new HashSet<>();
    try {
      byte[] list = ASN1OctetString.getInstance(value).getOctets();
      for (ASN1Encodable feature : ASN1Sequence.getInstance(list)) {
        features.add(ASN1Integer.getInstance(feature).getValue());
      }
    } catch (IllegalArgumentException | IllegalStateException e) {
      return Set.of(STATUS_REQUEST);
    }
    return features;
  }

  /** Returns whether a certificate demands a staple. */
  public static boolean demandsStaple(X509Certificate certificate) {
    return of(certificate).contains(STATUS_REQUEST);
  }
}
