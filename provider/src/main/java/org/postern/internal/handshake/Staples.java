// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Vector;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateEntry;
import org.bouncycastle.tls.CertificateStatus;
import org.bouncycastle.tls.CertificateStatusType;
import org.bouncycastle.tls.TlsExtensionsUtils;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.jspecify.annotations.Nullable;

/**
 * The OCSP responses of a chain: in the CertificateStatus message of TLS 1.2 (RFC 6066 section 8)
 * or beside each certificate in TLS 1.3 (RFC 8446 section 4.4.2.1).
 *
 * @param responses the DER of each certificate's response, empty octets where there is none; may be
 *     shorter than the chain
 */
record Staples(List<byte[]> responses) {
  static final Staples NONE = new Staples(List.of());

  Staples {
    responses = List.copyOf(responses);
  }

  boolean isEmpty() {
    return responses.isEmpty() || responses.get(0).length == 0;
  }

  /** Returns the entries of a Certificate message of TLS 1.3. */
  CertificateEntry[] entries(TlsCertificate[] certificates) throws IOException {
    CertificateEntry[] entries = new CertificateEntry[certificates.length];
    for (int i = 0; i < entries.length; i++) {
      Hashtable<Object, Object> extensions = null;
      if (i < responses.size() && responses.get(i).length > 0) {
        extensions = new Hashtable<>();
        extensions.put(TlsExtensionsUtils.EXT_status_request, status(responses.get(i)));
      }
      entries[i] = new CertificateEntry(certificates[i], extensions);
    }
    return entries;
  }

  private static byte[] status(byte[] response) throws IOException {
    byte[] opaque = TlsUtils.encodeOpaque24(response);
    byte[] status = new byte[1 + opaque.length];
    status[0] = CertificateStatusType.ocsp;
    System.arraycopy(opaque, 0, status, 1, opaque.length);
    return status;
  }

  /** Returns the message of TLS 1.2 with the response for the first certificate. */
  CertificateStatus message() {
    return new CertificateStatus(
        CertificateStatusType.ocsp, OCSPResponse.getInstance(responses.get(0)));
  }

  /** Reads what a server has stapled. */
  static Staples received(Certificate chain, @Nullable CertificateStatus status)
      throws IOException {
    List<byte[]> found = new ArrayList<>();
    if (status != null) {
      if (status.getStatusType() == CertificateStatusType.ocsp) {
        found.add(status.getOCSPResponse().getEncoded());
      } else if (status.getStatusType() == CertificateStatusType.ocsp_multi) {
        addAll(found, status.getOCSPResponseList());
      }
    } else {
      for (CertificateEntry entry : chain.getCertificateEntryList()) {
        found.add(entryResponse(entry));
      }
    }
    while (!found.isEmpty() && found.get(found.size() - 1).length == 0) {
      found.remove(found.size() - 1);
    }
    return new Staples(found);
  }

  private static void addAll(List<byte[]> found, Vector<?> list) throws IOException {
    for (Object response : list) {
      found.add(response == null ? new byte[0] : ((OCSPResponse) response).getEncoded());
    }
  }

  private static byte[] entryResponse(CertificateEntry entry) throws IOException {
    byte[] status =
        TlsUtils.getExtensionData(entry.getExtensions(), TlsExtensionsUtils.EXT_status_request);
    return status == null ? new byte[0] : StatusReader.response(status);
  }
}
