// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.postern.internal.x509.DerElement;
import org.postern.internal.x509.DerReader;
import org.postern.internal.x509.DerTime;
import org.postern.internal.x509.MalformedCertificateException;

/**
 * A BasicOCSPResponse (RFC 6960 section 4.2.1) taken apart, nothing of it believed. The octets that
 * the signature covers are those that were sent.
 *
 * @param signed what is signed
 * @param algorithm the AlgorithmIdentifier of the signature
 * @param certificates what was sent along, one certificate each
 * @param critical the critical extensions, all of which are unknown here
 */
@SuppressWarnings("ArrayRecordComponent")
record BasicResponse(
    byte[] signed,
    byte[] algorithm,
    byte[] signature,
    List<byte[]> certificates,
    ResponderId responder,
    Instant producedAt,
    List<SingleResponse> responses,
    List<String> critical) {

  static BasicResponse read(byte[] encoded) throws MalformedCertificateException {
    DerReader whole = new DerReader(encoded);
    DerReader outer = whole.next(DerElement.SEQUENCE, "basic response").inside();
    whole.expectEnd("the basic response");
    DerElement data = outer.next(DerElement.SEQUENCE, "response data");
    DerElement algorithm = outer.next(DerElement.SEQUENCE, "signature algorithm");
    byte[] signature = outer.next(DerElement.BIT_STRING, "signature").contents();
    if (signature.length < 2 || signature[0] != 0) {
      throw new MalformedCertificateException("the signature is not of whole octets");
    }
    List<byte[]> certificates = certificates(outer);
    outer.expectEnd("the signature");

    DerReader fields = data.inside();
    if (fields.isNext(0xa0)) {
      DerReader inside = fields.next().inside();
      byte[] version = inside.next(DerElement.INTEGER, "version").contents();
      inside.expectEnd("the version");
      if (version.length != 1 || version[0] != 0) {
        throw new MalformedCertificateException("the response is not of version 1");
      }
    }
    ResponderId responder = ResponderId.read(fields);
    Instant producedAt = DerTime.parse(fields.next(DerElement.GENERALIZED_TIME, "producedAt"));
    DerReader list = fields.next(DerElement.SEQUENCE, "responses").inside();
    List<SingleResponse> responses = new ArrayList<>(1);
    while (list.hasMore()) {
      responses.add(SingleResponse.read(list.next(DerElement.SEQUENCE, "single response")));
    }
    List<String> critical = CriticalExtensions.read(fields);
    fields.expectEnd("the response data");
    return new BasicResponse(
        data.encoded(),
        algorithm.encoded(),
        Arrays.copyOfRange(signature, 1, signature.length),
        certificates,
        responder,
        producedAt,
        responses,
        critical);
  }

  private static List<byte[]> certificates(DerReader outer) throws MalformedCertificateException {
    if (!outer.isNext(0xa0)) {
      return List.of();
    }
    List<byte[]> certificates = new ArrayList<>(2);
    DerReader tagged = outer.next().inside();
    DerReader list = tagged.next(DerElement.SEQUENCE, "certificates").inside();
    tagged.expectEnd("the certificates");
    while (list.hasMore()) {
      certificates.add(list.next(DerElement.SEQUENCE, "certificate").encoded());
    }
    return certificates;
  }
}
