// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Vector;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIMatcher;
import javax.net.ssl.SNIServerName;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.NameType;
import org.bouncycastle.tls.ServerName;
import org.bouncycastle.tls.TlsFatalAlert;
import org.jspecify.annotations.Nullable;

/** Server names (RFC 6066 section 3). */
final class Sni {
  private Sni() {}

  static @Nullable Vector<ServerName> offer(List<SNIServerName> names) {
    Vector<ServerName> offer = new Vector<>();
    for (SNIServerName name : names) {
      offer.add(new ServerName((short) name.getType(), name.getEncoded()));
    }
    return offer.isEmpty() ? null : offer;
  }

  /** Returns what a client asked for; a host name that is none is kept as octets. */
  static List<SNIServerName> received(@Nullable Vector<?> names) {
    List<SNIServerName> received = new ArrayList<>();
    if (names != null) {
      for (Object name : names) {
        received.add(of((ServerName) name));
      }
    }
    return received;
  }

  private static SNIServerName of(ServerName name) {
    if (name.getNameType() == NameType.host_name) {
      try {
        return new SNIHostName(name.getNameData());
      } catch (IllegalArgumentException e) {
        return new Opaque(name);
      }
    }
    return new Opaque(name);
  }

  /**
   * Makes sure that a matcher takes one of the names, if there are both (SSLParameters
   * setSNIMatchers).
   *
   * @return whether one did
   */
  static boolean match(List<SNIServerName> names, Collection<SNIMatcher> matchers)
      throws TlsFatalAlert {
    if (names.isEmpty() || matchers.isEmpty()) {
      return false;
    }
    boolean judged = false;
    for (SNIServerName name : names) {
      for (SNIMatcher matcher : matchers) {
        if (matcher.getType() == name.getType()) {
          judged = true;
          if (matcher.matches(name)) {
            return true;
          }
        }
      }
    }
    if (judged) {
      throw new TlsFatalAlert(
          AlertDescription.unrecognized_name, "no matcher takes the server name " + names);
    }
    return false;
  }

  /** A name of a kind that the JDK does not know, or no host name at all. */
  private static final class Opaque extends SNIServerName {
    Opaque(ServerName name) {
      super(name.getNameType(), name.getNameData());
    }
  }
}
