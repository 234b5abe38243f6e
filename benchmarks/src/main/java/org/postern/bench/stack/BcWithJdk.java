// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.stack;

import java.security.Provider;
import java.security.Security;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jspecify.annotations.Nullable;

/**
 * Bouncy Castle's primitives but for those of which the JDK's are much quicker: AES, SHA-2 and
 * HMAC. BCJSSE takes any provider for its primitives.
 */
final class BcWithJdk extends Provider {
  private static final long serialVersionUID = 1;

  private final transient Provider bouncyCastle = new BouncyCastleProvider();

  BcWithJdk() {
    super("BcWithJdk", "1", "Bouncy Castle's primitives, with AES, SHA-2 and HMAC of the JDK");
  }

  @Override
  public @Nullable Service getService(String type, String algorithm) {
    String from =
        switch (type) {
          // Its SecureRandom is looked for beside SHA-512.
          case "MessageDigest" -> algorithm.equals("SHA-512") ? "" : "SUN";
          case "Cipher", "AlgorithmParameters", "Mac" ->
              algorithm.startsWith("AES")
                      || algorithm.startsWith("GCM")
                      || algorithm.startsWith("Hmac")
                      || algorithm.startsWith("HMAC")
                  ? "SunJCE"
                  : "";
          default -> "";
        };
    Provider jdk = from.isEmpty() ? null : Security.getProvider(from);
    Service service = jdk == null ? null : jdk.getService(type, algorithm);
    return service == null ? bouncyCastle.getService(type, algorithm) : service;
  }
}
