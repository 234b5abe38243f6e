// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import org.bouncycastle.tls.CertificateEntry;
import org.bouncycastle.tls.CertificateStatus;
import org.bouncycastle.tls.CertificateStatusType;
import org.bouncycastle.tls.TlsExtensionsUtils;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.jspecify.annotations.Nullable;

/**
 * The OCSP responses for a chain of this side, in the forms in which messages carry them: in the
 * CertificateStatus of TLS 1.2 (RFC 6066 section 8) or beside each certificate in TLS 1.3 (RFC 8446
 * section 4.4.2.1). Made once for many handshakes; thread-safe, since nobody changes them.
 */
final class Staples {
  static final Staples NONE = new Staples(List.of());

  private final List<byte[]> responses;
  private final List<Hashtable<Object, Object>> extensions = new ArrayList<>();
  private final @Nullable CertificateStatus message;

  /**
   * Makes them.
   *
   * @param responses the DER of each certificate's response, empty octets where there is none; may
   *     be shorter than the chain
   */
  Staples(List<byte[]> responses) {
    this.responses = responses;
    for (byte[] response : responses) {
      Hashtable<Object, Object> entry = new Hashtable<>();
      if (response.length > 0) {
        entry.put(TlsExtensionsUtils.EXT_status_request, status(response));
      }
      extensions.add(entry);
    }
    this.message =
        responses.isEmpty() || responses.get(0).length == 0
            ? null
            : new StatusMessage(status(responses.get(0)));
  }

  /** Returns whether they are made of this very list. */
  boolean areOf(List<byte[]> list) {
    return responses == list;
  }

  /** Returns the message of TLS 1.2 with the response for the first certificate, null if none. */
  @Nullable CertificateStatus message() {
    return message;
  }

  /** Returns the entries of a Certificate message of TLS 1.3. */
  CertificateEntry[] entries(TlsCertificate[] certificates) {
    CertificateEntry[] entries = new CertificateEntry[certificates.length];
    for (int i = 0; i < entries.length; i++) {
      boolean stapled = i < extensions.size() && !extensions.get(i).isEmpty();
      entries[i] = new CertificateEntry(certificates[i], stapled ? extensions.get(i) : null);
    }
    return entries;
  }

  /** Returns a CertificateStatus: its type, the length in three octets, and the response. */
  private static byte[] status(byte[] response) {
    byte[] status = new byte[4 + response.length];
    status[0] = CertificateStatusType.ocsp;
    status[1] = (byte) (response.length >> 16);
    status[2] = (byte) (response.length >> 8);
    status[3] = (byte) response.length;
    System.arraycopy(response, 0, status, 4, response.length);
    return status;
  }
}
