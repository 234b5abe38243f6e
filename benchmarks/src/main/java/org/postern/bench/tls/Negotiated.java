// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.tls;

import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.postern.bench.stack.Group;
import org.postern.bench.stack.Offer;
import org.postern.bench.stack.Version;

/**
 * What a connection negotiated, as far as it is measured.
 *
 * @param version the code point of the version, from the wire
 * @param suite the name of the cipher suite, from the session
 * @param group the code point of the key exchange group, from the wire; 0 in a resumed TLS 1.2
 *     handshake
 * @param resumed whether a session was resumed, from the wire
 * @param key the algorithm of the server's key and the length of its chain, from the session
 * @param stapled whether the client got an OCSP response, from its session; a resumed session has
 *     none to get
 * @param client the algorithm of the client's key, from the server's session; empty if none
 */
record Negotiated(
    int version,
    String suite,
    int group,
    boolean resumed,
    String key,
    boolean stapled,
    String client) {

  /** Returns what a connection of this lane's offer has to negotiate. */
  static Negotiated expected(Offer offer, boolean resumed) {
    boolean agreed = offer.version() == Version.TLS_1_3 || !resumed;
    return new Negotiated(
        offer.version().code(),
        offer.suite(),
        agreed ? offer.group().code() : 0,
        resumed,
        key(offer.server().chain().toArray(X509Certificate[]::new)),
        !resumed && offer.stapling(),
        offer.client().map(identity -> identity.algorithm()).orElse(""));
  }

  /** Returns the words for a server's chain. */
  static String key(Certificate[] chain) {
    String algorithm = chain[0].getPublicKey().getAlgorithm();
    return String.format(
        "%d certificates, the first %08x with a key of %s",
        chain.length, chain[0].hashCode(), algorithm.startsWith("Ed") ? "EdDSA" : algorithm);
  }

  /**
   * Compares.
   *
   * @throws NegotiationMismatchException naming all that differs
   */
  void require(Negotiated expected, String lane) {
    List<String> differences = new ArrayList<>();
    compare(differences, "version", hex(expected.version), hex(version));
    compare(differences, "cipher suite", expected.suite, suite);
    compare(differences, "group", group(expected.group), group(group));
    compare(differences, "resumed", expected.resumed, resumed);
    compare(differences, "server's chain", expected.key, key);
    compare(differences, "stapled", expected.stapled, stapled);
    compare(differences, "client's key", expected.client, client);
    if (!differences.isEmpty()) {
      throw new NegotiationMismatchException(lane, differences);
    }
  }

  private static void compare(List<String> differences, String what, Object wanted, Object got) {
    if (!wanted.equals(got)) {
      differences.add(what + ": expected " + wanted + ", negotiated " + got);
    }
  }

  private static String hex(int code) {
    return String.format("0x%04x", code);
  }

  private static String group(int code) {
    for (Group group : Group.values()) {
      if (group.code() == code) {
        return group.jsseName();
      }
    }
    return code == 0 ? "none" : hex(code);
  }
}
