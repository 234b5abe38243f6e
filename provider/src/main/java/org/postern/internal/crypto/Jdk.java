// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchProviderException;
import java.security.Provider;
import java.security.Security;
import javax.crypto.Mac;

/**
 * The JDK's own providers, by instance: what the application puts in front of them changes nothing
 * here.
 */
record Jdk(Provider sun, Provider sunJce, Provider sunRsaSign) {

  static Jdk find() throws GeneralSecurityException {
    return new Jdk(provider("SUN"), provider("SunJCE"), provider("SunRsaSign"));
  }

  MessageDigest digest(Hash hash) {
    try {
      return MessageDigest.getInstance(hash.jcaName(), sun);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + hash.jcaName(), e);
    }
  }

  Mac hmac(Hash hash) {
    try {
      return Mac.getInstance("Hmac" + hash.shortName(), sunJce);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has Hmac" + hash.shortName(), e);
    }
  }

  private static Provider provider(String name) throws GeneralSecurityException {
    Provider provider = Security.getProvider(name);
    if (provider == null) {
      throw new NoSuchProviderException(
          "the JDK's provider "
              + name
              + " is not registered in this JVM: put it back into security.provider.N, or use"
              + " tls.engine=jdk");
    }
    return provider;
  }
}
