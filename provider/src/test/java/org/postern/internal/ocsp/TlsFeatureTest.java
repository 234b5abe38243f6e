// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTF8String;
import org.junit.jupiter.api.Test;

/** What certificates say of features (RFC 7633; G11, G12). */
class TlsFeatureTest {

  private static X509Certificate with(ASN1Encodable... features) throws Exception {
    return Responders.PKI
        .server(Responders.HOST)
        .extension(new ASN1ObjectIdentifier("1.3.6.1.5.5.7.1.24"), false, new DERSequence(features))
        .signedBy(Responders.CA)
        .x509();
  }

  @Test
  void statusRequest_isFeature5_alsoAmongOthers() throws Exception {
    assertThat(TlsFeature.demandsStaple(with(new ASN1Integer(5)))).isTrue();
    assertThat(TlsFeature.demandsStaple(with(new ASN1Integer(17), new ASN1Integer(5)))).isTrue();
    assertThat(TlsFeature.of(with(new ASN1Integer(17), new ASN1Integer(5))))
        .containsExactlyInAnyOrder(BigInteger.valueOf(17), TlsFeature.STATUS_REQUEST);
  }

  /** Of status_request_v2 alone nothing is asked, so that nothing can be missed. */
  @Test
  void anotherFeature_demandsNoStaple() throws Exception {
    assertThat(TlsFeature.demandsStaple(with(new ASN1Integer(17)))).isFalse();
    assertThat(TlsFeature.demandsStaple(with())).isFalse();
    assertThat(TlsFeature.demandsStaple(Responders.LEAF.x509())).isFalse();
  }

  @Test
  void whatCannotBeRead_demandsAStaple() throws Exception {
    assertThat(TlsFeature.demandsStaple(with(new DERUTF8String("5")))).isTrue();
    X509Certificate noList =
        Responders.PKI
            .server(Responders.HOST)
            .extension(new ASN1ObjectIdentifier("1.3.6.1.5.5.7.1.24"), false, new ASN1Integer(5))
            .signedBy(Responders.CA)
            .x509();
    assertThat(TlsFeature.demandsStaple(noList)).isTrue();
  }
}
