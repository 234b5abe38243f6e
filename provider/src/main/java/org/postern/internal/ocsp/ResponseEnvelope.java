// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.jspecify.annotations.Nullable;
import org.postern.internal.x509.DerElement;
import org.postern.internal.x509.DerReader;
import org.postern.internal.x509.MalformedCertificateException;

/**
 * An OCSPResponse (RFC 6960 section 4.2.1).
 *
 * @param status the responseStatus
 * @param basic the DER of the basic response; null unless the status is successful
 */
@SuppressWarnings("ArrayRecordComponent")
record ResponseEnvelope(int status, byte @Nullable [] basic) {
  static final int SUCCESSFUL = 0;

  private static final byte[] BASIC = basicType();

  static ResponseEnvelope read(byte[] encoded) throws MalformedCertificateException {
    DerReader whole = new DerReader(encoded);
    DerReader fields = whole.next(DerElement.SEQUENCE, "OCSP response").inside();
    whole.expectEnd("the OCSP response");
    byte[] status = fields.next(DerElement.ENUMERATED, "response status").contents();
    if (status.length != 1 || status[0] < 0) {
      throw new MalformedCertificateException("the response status is out of range");
    }
    if (status[0] != SUCCESSFUL) {
      return new ResponseEnvelope(status[0], null);
    }
    DerReader tagged = fields.next(0xa0, "response octets").inside();
    fields.expectEnd("the response octets");
    DerReader typed = tagged.next(DerElement.SEQUENCE, "response octets").inside();
    tagged.expectEnd("the response octets");
    byte[] type = typed.next(DerElement.OID, "type of the response").encoded();
    byte[] response = typed.next(DerElement.OCTET_STRING, "response").contents();
    typed.expectEnd("the response");
    if (!Arrays.equals(type, BASIC)) {
      throw new MalformedCertificateException("the response is not of the basic type");
    }
    return new ResponseEnvelope(SUCCESSFUL, response);
  }

  /** The name of the status in RFC 6960. */
  String statusName() {
    switch (status) {
      case SUCCESSFUL:
        return "successful";
      case 1:
        return "malformedRequest";
      case 2:
        return "internalError";
      case 3:
        return "tryLater";
      case 5:
        return "sigRequired";
      case 6:
        return "unauthorized";
      default:
        return "status " + status;
    }
  }

  private static byte[] basicType() {
    try {
      return OCSPObjectIdentifiers.id_pkix_ocsp_basic.getEncoded();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
