// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchProviderException;
import java.security.Provider;
import java.security.Security;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Mac;

/**
 * The JDK's own providers, by instance: what the application puts in front of them changes nothing
 * here. Hash functions and MACs are copies of unused ones, which costs less than to look them up.
 */
final class Jdk {

  private final Provider sun;
  private final Provider sunJce;
  private final Provider sunRsaSign;
  private final Map<Hash, MessageDigest> digests = new EnumMap<>(Hash.class);
  private final Map<Hash, Mac> macs = new EnumMap<>(Hash.class);

  private Jdk(Provider sun, Provider sunJce, Provider sunRsaSign) throws GeneralSecurityException {
    this.sun = sun;
    this.sunJce = sunJce;
    this.sunRsaSign = sunRsaSign;
    for (Hash hash : Hash.values()) {
      digests.put(hash, MessageDigest.getInstance(hash.jcaName(), sun));
      macs.put(hash, Mac.getInstance("Hmac" + hash.shortName(), sunJce));
    }
  }

  static Jdk find() throws GeneralSecurityException {
    return new Jdk(provider("SUN"), provider("SunJCE"), provider("SunRsaSign"));
  }

  Provider sun() {
    return sun;
  }

  Provider sunJce() {
    return sunJce;
  }

  Provider sunRsaSign() {
    return sunRsaSign;
  }

  MessageDigest digest(Hash hash) {
    try {
      return (MessageDigest) Objects.requireNonNull(digests.get(hash)).clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the JDK's " + hash.jcaName() + " can be copied", e);
    }
  }

  Mac hmac(Hash hash) {
    try {
      return (Mac) Objects.requireNonNull(macs.get(hash)).clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the JDK's Hmac" + hash.shortName() + " can be copied", e);
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
