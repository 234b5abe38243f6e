// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.stack;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is set for a whole JVM: JMH forks one for each combination of parameters. */
public final class Settings {
  private Settings() {}

  /**
   * Has SunJSSE offer one group, so that it too makes one key pair for a handshake; has it staple,
   * where it is to, and the native stack keep sessions.
   */
  public static void apply(Offer offer) {
    System.setProperty("jdk.tls.namedGroups", jdkGroups(offer));
    System.setProperty("io.netty.handler.ssl.openssl.sessionCacheClient", "true");
    System.setProperty("io.netty.handler.ssl.openssl.sessionCacheServer", "true");
    System.setProperty("jdk.tls.client.enableSessionTicketExtension", "true");
    System.setProperty("jdk.tls.server.enableSessionTicketExtension", "true");
    System.setProperty("jdk.tls.server.enableStatusRequestExtension", "" + offer.stapling());
  }

  /**
   * In TLS 1.2 its list is also that of the certificates' curves, and no key is made before the
   * choice.
   */
  private static String jdkGroups(Offer offer) {
    String group =
        offer.group() == Group.X25519MLKEM768 ? Group.X25519.jsseName() : offer.group().jsseName();
    return offer.version() == Version.TLS_1_3 ? group : group + ",secp256r1,secp384r1";
  }

  /**
   * Returns what other stacks are told: with the hybrid group, a classical share goes with it. In
   * TLS 1.2 the list is that of the certificates' curves too.
   */
  static String[] groups(Offer offer) {
    List<String> groups = new ArrayList<>(List.of(offer.group().jsseName()));
    if (offer.group() == Group.X25519MLKEM768) {
      groups.add(Group.X25519.jsseName());
    }
    return offer.version() == Version.TLS_1_3
        ? groups.toArray(String[]::new)
        : withCurves(groups).toArray(String[]::new);
  }

  /** Adds the curves of the certificates' keys, for which no share is sent. */
  static List<String> withCurves(List<String> groups) {
    Set<String> all = new LinkedHashSet<>(groups);
    all.addAll(List.of("secp256r1", "secp384r1"));
    return List.copyOf(all);
  }
}
