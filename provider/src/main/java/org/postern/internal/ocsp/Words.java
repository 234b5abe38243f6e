// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import java.security.cert.X509Certificate;
import java.util.Locale;
import javax.security.auth.x500.X500Principal;
import org.postern.internal.ocsp.ResponseVerdict.Good;
import org.postern.internal.ocsp.ResponseVerdict.Revoked;
import org.postern.internal.ocsp.ResponseVerdict.Unusable;

/** Verdicts and certificates in words: one line, bounded, without control characters. */
public final class Words {
  private static final int MOST = 120;

  private Words() {}

  /** Says what a response proves. */
  public static String of(ResponseVerdict verdict) {
    if (verdict instanceof Good good) {
      return "good until " + good.until();
    }
    if (verdict instanceof Revoked revoked) {
      String reason = revoked.reason().name().toLowerCase(Locale.ROOT).replace('_', ' ');
      return "the certificate is revoked since " + revoked.at() + " (" + reason + ")";
    }
    if (verdict instanceof Unusable unusable) {
      return line(unusable.reason());
    }
    return "the responder does not know the certificate";
  }

  /** Names a certificate. */
  public static String subject(X509Certificate certificate) {
    String name = certificate.getSubjectX500Principal().getName(X500Principal.RFC2253);
    return name.isEmpty()
        ? "serial number " + certificate.getSerialNumber().toString(16)
        : line(name);
  }

  static String line(String text) {
    String shown = text.replaceAll("\\p{Cntrl}", "?");
    return shown.length() > MOST ? shown.substring(0, MOST) + "..." : shown;
  }
}
