// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.lab.pki.LabPki;

/** RFC 9525: which certificate is for which host. */
class EndpointIdentityTest {

  private static boolean isFor(X509Certificate certificate, String... names) {
    try {
      EndpointIdentity.check(certificate, List.of(names));
      return true;
    } catch (CertificateException e) {
      return false;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "mx.example.test,mx.example.test,true",
    "mx.example.test,MX.Example.Test.,true",
    "mx.example.test,example.test,false",
    "mx.example.test,a.mx.example.test,false",
    "*.example.test,mx.example.test,true",
    "*.example.test,a.mx.example.test,false",
    "*.example.test,example.test,false",
    "m*.example.test,mx.example.test,false",
    "mx.*.test,mx.example.test,false",
    "*.test,example.test,false",
    "*,localhost,false",
    "192.0.2.1,192.0.2.1,false",
    "xn--bcher-kva.test,bücher.test,true"
  })
  void dnsIds_areComparedLabelByLabel(String presented, String reference, boolean expected)
      throws Exception {
    X509Certificate certificate =
        new LabPki().certificate().subject("O=Lab").dns(presented).server().selfSigned().x509();
    assertThat(isFor(certificate, reference)).isEqualTo(expected);
  }

  @Test
  void theCommonName_neverCounts() throws Exception {
    X509Certificate certificate =
        new LabPki().certificate().commonName("mx.example.test").server().selfSigned().x509();
    assertThat(isFor(certificate, "mx.example.test")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1,192.0.2.1,true",
    "192.0.2.1,192.0.2.2,false",
    "2001:db8::1,2001:db8:0:0::1,true",
    "2001:db8::1,[2001:db8::1],true",
    "2001:db8::1,2001:db8::1%eth0,true",
    "2001:db8::1,2001:db8::2,false"
  })
  void addresses_areComparedAsAddresses(String presented, String reference, boolean expected)
      throws Exception {
    X509Certificate certificate =
        new LabPki()
            .certificate()
            .commonName("x")
            .ip(InetAddress.getByName(presented))
            .server()
            .selfSigned()
            .x509();
    assertThat(isFor(certificate, reference)).isEqualTo(expected);
  }

  @Test
  void anAddress_isNoName() throws Exception {
    X509Certificate certificate =
        new LabPki().certificate().commonName("x").dns("192.0.2.1").server().selfSigned().x509();
    assertThat(isFor(certificate, "192.0.2.1")).isFalse();
  }

  @Test
  void anyOfTheNames_willDo_andWithoutOneNothingDoes() throws Exception {
    X509Certificate certificate = new LabPki().selfSigned("mx.example.test").x509();
    assertThat(isFor(certificate, "other.test", "mx.example.test")).isTrue();
    assertThat(isFor(certificate)).isFalse();
    assertThatThrownBy(() -> EndpointIdentity.check(certificate, List.of("other.test")))
        .hasMessageContaining("other.test")
        .hasMessageContaining("mx.example.test");
  }
}
