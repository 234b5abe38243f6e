// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;

class TlsPropertiesTest {
  private final SSLSocketFactory ours = (SSLSocketFactory) SSLSocketFactory.getDefault();

  @Test
  void whatStandsInTheDefaults_isSetAsideToo_andTheOriginalIsNotChanged() {
    Properties defaults = new Properties();
    defaults.setProperty("mail.smtp.ssl.trust", "*");
    defaults.setProperty("mail.smtp.timeout", "5");
    Properties properties = new Properties(defaults);
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");

    Properties copy = TlsProperties.forStartTls(properties, "mail.smtp", ours);

    assertThat(copy.getProperty("mail.smtp.ssl.trust")).isNull();
    assertThat(copy.getProperty("mail.smtp.timeout")).isEqualTo("5");
    assertThat(copy.getProperty("mail.smtp.ssl.checkserveridentity")).isEqualTo("false");
    assertThat(copy.get("mail.smtp.ssl.socketFactory")).isSameAs(ours);
    assertThat(properties).hasSize(1);
    assertThat(properties.getProperty("mail.smtp.ssl.trust")).isEqualTo("*");
  }

  @Test
  void implicitTls_doesNotFallBackToAnotherFactory() {
    Properties copy = TlsProperties.forImplicitTls(new Properties(), "mail.smtps", 465, ours);
    assertThat(copy.getProperty("mail.smtps.socketFactory.fallback")).isEqualTo("false");
    assertThat(copy.getProperty("mail.smtps.ssl.socketFactory.port")).isEqualTo("465");
  }
}
