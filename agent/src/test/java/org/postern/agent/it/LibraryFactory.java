// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.it;

import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.postern.Postern;
import org.postern.PosternConfig;
import org.postern.PosternKey;

/** What a program does that uses Postern as a library. */
final class LibraryFactory {
  private LibraryFactory() {}

  static SSLSocketFactory make(Properties properties) {
    Postern postern =
        Postern.create(
            PosternConfig.builder()
                .set(PosternKey.DNS_RESOLVERS, properties.getProperty("test.resolver"))
                .set(PosternKey.DNS_TRUST_ANCHOR, properties.getProperty("test.anchor"))
                .build());
    return postern.socketFactory(
        properties.getProperty("mail.smtp.host"),
        Integer.parseInt(properties.getProperty("mail.smtp.port")));
  }
}
