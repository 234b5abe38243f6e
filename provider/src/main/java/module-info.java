// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors

/** Transport security for mail: DNSSEC, DANE, the delivery plan and TLS bound to it. */
module org.postern {
  requires org.bouncycastle.pkix;
  requires org.bouncycastle.provider;
  requires org.bouncycastle.tls;
  requires org.bouncycastle.util;
  requires static java.management;
  requires static jdk.jfr;
  requires transitive org.dnsjava;
  requires static org.jspecify;
  requires tools.jackson.core;

  provides java.security.Provider with
      org.postern.PosternProvider;

  exports org.postern;
  exports org.postern.dane;
  exports org.postern.dns;
  exports org.postern.keys;
  exports org.postern.ocsp;
  exports org.postern.policy;
  exports org.postern.smtp;
  exports org.postern.tlsrpt;
}
