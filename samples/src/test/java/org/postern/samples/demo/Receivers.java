// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.samples.demo;

import java.security.GeneralSecurityException;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabPki;
import org.postern.lab.pki.LabTls;
import org.postern.lab.smtp.SmtpScript;
import org.postern.lab.smtp.StartTls;

/** Makes the kinds of receivers that the scenarios are about; each has a key of its own. */
final class Receivers {
  private final LabPki pki = new LabPki();
  private final LabCertificate root = pki.root("Demo Root");

  /** Its self-signed certificate has the key of its TLSA record. */
  Receiver rightKey(String name) {
    LabCertificate own = pki.selfSigned(name);
    return new Receiver(name, startTls(own), List.of(own.tlsa(3, 1, 1)));
  }

  /** The key is right; everything else about the certificate is wrong. */
  Receiver rightKeyInExpiredCertificateOfAnotherName(String name) {
    LabCertificate own = pki.server("another.test").expired().selfSigned();
    return new Receiver(name, startTls(own), List.of(own.tlsa(3, 1, 1)));
  }

  /** Its TLSA record is about a key that it does not have. */
  Receiver wrongKey(String name) {
    LabCertificate published = pki.selfSigned(name);
    return new Receiver(name, startTls(pki.selfSigned(name)), List.of(published.tlsa(3, 1, 1)));
  }

  /** Its certificate comes from the authority of its TLSA record and has its name. */
  Receiver rightAuthority(String name) {
    return underRoot(name, name);
  }

  /** Its certificate comes from the authority of its TLSA record, for somebody else. */
  Receiver rightAuthorityWrongName(String name) {
    return underRoot(name, "another.test");
  }

  /** Somebody on the way takes STARTTLS out of its answer. */
  Receiver stripped(String name) {
    Receiver sound = rightKey(name);
    return new Receiver(name, sound.script().startTls(StartTls.NOT_OFFERED), sound.tlsa());
  }

  /** Its TLSA records are of kinds that SMTP does not use. */
  Receiver unusable(String name) {
    LabCertificate own = pki.selfSigned(name);
    return new Receiver(
        name,
        startTls(own),
        List.of(pki.selfSigned(name).tlsa(1, 1, 1), "3 1 250 00112233445566778899aabbccddeeff"));
  }

  /** A self-signed certificate, as most have, and no TLSA record. */
  Receiver withoutTlsa(String name) {
    return new Receiver(name, startTls(pki.selfSigned(name)), List.of());
  }

  /** Offers STARTTLS and then does not speak TLS. */
  Receiver brokenTls(String name) {
    Receiver sound = withoutTlsa(name);
    return new Receiver(name, sound.script().startTls(StartTls.GARBAGE), List.of());
  }

  /** Neither STARTTLS nor a TLSA record. */
  Receiver plain(String name) {
    return new Receiver(name, SmtpScript.plain(), List.of());
  }

  private Receiver underRoot(String name, String certified) {
    LabCertificate own = pki.leaf(root, certified);
    try {
      SSLContext context = LabTls.server(own.chain());
      return new Receiver(name, SmtpScript.startTls(context), List.of(root.tlsa(2, 0, 1)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static SmtpScript startTls(LabCertificate own) {
    try {
      return SmtpScript.startTls(LabTls.server(own));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
