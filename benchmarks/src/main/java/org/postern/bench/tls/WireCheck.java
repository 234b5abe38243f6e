// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.tls;

import java.nio.ByteBuffer;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.postern.bench.stack.Offer;

/** The check of what a socket negotiated, by what passed on the wire and by its session. */
public final class WireCheck {
  private WireCheck() {}

  /**
   * Requires that the offer was negotiated.
   *
   * @param sent the client's first octets of TLS, the buffer as a writer leaves it
   * @param received the server's
   * @throws NegotiationMismatchException if something else was
   */
  public static void require(
      String lane,
      Offer offer,
      boolean resumed,
      ByteBuffer sent,
      ByteBuffer received,
      SSLSession session)
      throws SSLPeerUnverifiedException {
    Hello hello = Hello.read(sent, received);
    new Negotiated(
            hello.version(),
            session.getCipherSuite(),
            hello.group(),
            hello.resumed(),
            Negotiated.key(session.getPeerCertificates()),
            false,
            "")
        .require(Negotiated.expected(offer, resumed), lane);
  }
}
