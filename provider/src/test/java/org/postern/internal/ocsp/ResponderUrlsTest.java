// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.lab.pki.LabCertificate;

/** Which responders a certificate names. */
class ResponderUrlsTest {

  private static LabCertificate naming(String url) {
    return Responders.PKI.server(Responders.HOST).ocsp(url).signedBy(Responders.CA);
  }

  private static LabCertificate with(ASN1Encodable access) {
    return Responders.PKI
        .server(Responders.HOST)
        .extension(Extension.authorityInfoAccess, false, access)
        .signedBy(Responders.CA);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://ocsp.example.test",
        "HTTP://ocsp.example.test:8080/a/b",
        "https://[::1]/",
        "http://127.0.0.1:1/"
      })
  void httpAndHttps_areUsed(String url) {
    assertThat(ResponderUrls.of(StapleLab.x509(naming(url)))).containsExactly(URI.create(url));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc/passwd",
        "ftp://ocsp.example.test/",
        "ldap://ocsp.example.test/",
        "jar:http://ocsp.example.test/x.jar!/",
        "http:/no-host",
        "http:opaque",
        "/relative",
        "",
        "http://user@ocsp.example.test/",
        "http://ocsp.example.test:0/",
        "http://ocsp.example.test:65536/",
        "http://ocsp.example.test/ two",
        "http://ocsp.example.test/\r\nHost: x"
      })
  void nothingElse_isUsed(String url) {
    assertThat(ResponderUrls.of(StapleLab.x509(naming(url)))).isEmpty();
  }

  @Test
  void ofManyUrls_fourAreUsed_andOtherAccessIsPassedOver() {
    AccessDescription[] all = new AccessDescription[10];
    for (int i = 0; i < all.length; i++) {
      all[i] =
          new AccessDescription(
              i == 0 ? AccessDescription.id_ad_caIssuers : AccessDescription.id_ad_ocsp,
              new GeneralName(
                  GeneralName.uniformResourceIdentifier, "http://ocsp.example.test/" + i));
    }
    assertThat(ResponderUrls.of(StapleLab.x509(with(new AuthorityInformationAccess(all)))))
        .extracting(URI::getPath)
        .containsExactly("/1", "/2", "/3", "/4");
  }

  @Test
  void noExtension_andAMalformedOne_nameNobody() {
    assertThat(ResponderUrls.of(StapleLab.x509(Responders.LEAF))).isEmpty();
    assertThat(ResponderUrls.of(StapleLab.x509(with(DERNull.INSTANCE)))).isEmpty();
  }
}
