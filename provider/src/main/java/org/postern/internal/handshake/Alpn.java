// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Vector;
import java.util.stream.Collectors;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.ProtocolName;
import org.bouncycastle.tls.TlsFatalAlert;
import org.jspecify.annotations.Nullable;

/** Application protocol names (RFC 7301), one octet per character as JSSE has them. */
final class Alpn {
  private Alpn() {}

  static @Nullable Vector<ProtocolName> offer(List<String> protocols) {
    return protocols.isEmpty()
        ? null
        : protocols.stream().map(Alpn::name).collect(Collectors.toCollection(Vector::new));
  }

  static ProtocolName name(String protocol) {
    return ProtocolName.asRawBytes(protocol.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Returns the protocol, empty for none. */
  static String text(@Nullable ProtocolName name) {
    return name == null ? "" : new String(name.getBytes(), StandardCharsets.ISO_8859_1);
  }

  /** Makes sure that a server has chosen what was offered (RFC 7301 section 3.2). */
  static String chosen(@Nullable ProtocolName name, List<String> offered) throws TlsFatalAlert {
    String protocol = text(name);
    if (name != null && !offered.contains(protocol)) {
      throw new TlsFatalAlert(
          AlertDescription.illegal_parameter,
          "the server chose an application protocol that was not offered");
    }
    return protocol;
  }

  /**
   * Selects a server's protocol: by the application's function if it has one, otherwise the first
   * of its own that the client offers.
   *
   * @return the protocol, or null for none
   */
  static @Nullable ProtocolName select(Vector<?> offer, Handshake handshake) throws IOException {
    List<String> offered = new ArrayList<>();
    offer.forEach(name -> offered.add(text((ProtocolName) name)));
    if (handshake.owner().selectsApplicationProtocol()) {
      String selected = handshake.owner().selectApplicationProtocol(offered);
      if (selected != null && selected.isEmpty()) {
        return null;
      }
      if (selected == null || !offered.contains(selected)) {
        throw refused(offered);
      }
      return name(selected);
    }
    List<String> own = handshake.settings().applicationProtocols();
    if (own.isEmpty()) {
      return null;
    }
    for (String protocol : own) {
      if (offered.contains(protocol)) {
        return name(protocol);
      }
    }
    throw refused(offered);
  }

  private static TlsFatalAlert refused(List<String> offered) {
    return new TlsFatalAlert(
        AlertDescription.no_application_protocol,
        "none of the application protocols that the client offers: " + offered);
  }
}
