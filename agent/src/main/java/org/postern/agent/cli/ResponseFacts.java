// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.jspecify.annotations.Nullable;
import org.postern.agent.json.JsonObject;

/** What a response says, for people to look at: nothing of it is checked here. */
final class ResponseFacts {
  private static final int MOST = 20;

  private ResponseFacts() {}

  static List<String> lines(byte[] response) {
    List<String> lines = new ArrayList<>();
    try {
      BasicOCSPResp basic = basic(response);
      if (basic == null) {
        return List.of("the response has no contents");
      }
      lines.add(
          "produced at "
              + instant(basic.getProducedAt())
              + ", "
              + basic.getCerts().length
              + " certificates with it");
      for (SingleResp single : singles(basic)) {
        lines.add(
            "says of serial number "
                + single.getCertID().getSerialNumber().toString(16)
                + ": "
                + status(single.getCertStatus())
                + ", thisUpdate "
                + instant(single.getThisUpdate())
                + (single.getNextUpdate() == null
                    ? ", no nextUpdate"
                    : ", nextUpdate " + instant(single.getNextUpdate())));
      }
      return lines;
    } catch (IOException | OCSPException | RuntimeException e) {
      return List.of("the response cannot be read");
    }
  }

  static List<JsonObject> json(byte[] response) {
    List<JsonObject> said = new ArrayList<>();
    try {
      BasicOCSPResp basic = basic(response);
      if (basic != null) {
        for (SingleResp single : singles(basic)) {
          said.add(
              JsonObject.of("serialNumber", single.getCertID().getSerialNumber().toString(16))
                  .with("status", status(single.getCertStatus()))
                  .with("thisUpdate", instant(single.getThisUpdate()))
                  .with("nextUpdate", instant(single.getNextUpdate())));
        }
      }
      return said;
    } catch (IOException | OCSPException | RuntimeException e) {
      return List.of();
    }
  }

  private static @Nullable BasicOCSPResp basic(byte[] response) throws IOException, OCSPException {
    return new OCSPResp(response).getResponseObject() instanceof BasicOCSPResp basic ? basic : null;
  }

  private static List<SingleResp> singles(BasicOCSPResp basic) {
    List<SingleResp> all = List.of(basic.getResponses());
    return all.subList(0, Math.min(MOST, all.size()));
  }

  private static String status(@Nullable CertificateStatus status) {
    if (status == null) {
      return "good";
    }
    return status instanceof RevokedStatus revoked
        ? "revoked since " + instant(revoked.getRevocationTime())
        : "unknown";
  }

  private static @Nullable Instant instant(@Nullable Date date) {
    return date == null ? null : date.toInstant();
  }
}
