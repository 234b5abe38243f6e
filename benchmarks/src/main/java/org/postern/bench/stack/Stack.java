// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.stack;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Optional;

/** Whose TLS. */
public enum Stack {
  SUNJSSE("SunJSSE"),
  POSTERN("Postern"),
  CORRETTO("Postern with Corretto's primitives"),
  BCJSSE("BCJSSE"),
  CONSCRYPT("Conscrypt"),
  TCNATIVE("netty-tcnative (BoringSSL)");

  private final String title;

  Stack(String title) {
    this.title = title;
  }

  /** Returns its name as its makers write it. */
  public String title() {
    return title;
  }

  /** Returns whether most of its memory is outside the Java heap, so that no figure has it. */
  public boolean offHeap() {
    return this == CONSCRYPT || this == TCNATIVE;
  }

  /** Returns whether it turns a connected socket into one with TLS. */
  public boolean hasSockets() {
    return this != TCNATIVE;
  }

  /** Returns why it cannot do this; nothing if it can. */
  public Optional<String> unsupported(Combination wanted) {
    return Optional.ofNullable(Limits.of(this, wanted));
  }

  /**
   * Makes a client and a server that can negotiate this offer alone.
   *
   * @throws Unsupported if the stack cannot do it
   */
  public Endpoints endpoints(Offer offer, boolean resumed)
      throws GeneralSecurityException, IOException {
    unsupported(Combination.of(offer, resumed))
        .ifPresent(reason -> {
          throw new Unsupported(title + ": " + reason);
        });
    return switch (this) {
      case SUNJSSE -> SunJsse.endpoints(offer);
      case POSTERN -> PosternTls.endpoints(offer, "off");
      case CORRETTO -> PosternTls.endpoints(offer, "auto");
      case BCJSSE -> BcJsse.endpoints(offer);
      case CONSCRYPT -> ConscryptTls.endpoints(offer, resumed);
      case TCNATIVE -> Tcnative.endpoints(offer, resumed);
    };
  }

  /**
   * Makes the same for sockets.
   *
   * @throws Unsupported if the stack cannot do it
   */
  public Sockets sockets(Offer offer, boolean resumed)
      throws GeneralSecurityException, IOException {
    if (endpoints(offer, resumed) instanceof Sockets sockets) {
      return sockets;
    }
    throw new Unsupported(title + ": it has engines only, no sockets");
  }
}
