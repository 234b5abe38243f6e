// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.ocsp;

import java.io.IOException;
import java.net.URI;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.postern.internal.ocsp.FetchException;
import org.postern.internal.ocsp.HttpTransport;
import org.postern.internal.ocsp.OcspRequests;
import org.postern.internal.ocsp.ResponderUrls;
import org.postern.internal.ocsp.ResponseCheck;
import org.postern.internal.ocsp.ResponseVerdict;
import org.postern.internal.ocsp.TlsFeature;
import org.postern.internal.ocsp.Words;
import org.postern.internal.x509.MalformedCertificateException;

/**
 * Asks once for the status of a certificate, and checks what the answer proves: for tools. Servers
 * have a {@link StapleStore}. Immutable, thread-safe.
 */
public final class OcspQuery {
  private final X509Certificate certificate;
  private final ResponseCheck check;
  private final byte[] request;

  private OcspQuery(X509Certificate certificate, X509Certificate issuer)
      throws CertificateException {
    this.certificate = certificate;
    try {
      check = ResponseCheck.of(certificate, issuer);
      request = OcspRequests.encode(certificate, issuer);
    } catch (MalformedCertificateException e) {
      throw new CertificateException(e.getMessage(), e);
    }
  }

  /**
   * Prepares the question.
   *
   * @param issuer who issued the certificate; where it did not, every answer is unusable
   * @throws CertificateException if one of the two is malformed
   */
  public static OcspQuery of(X509Certificate certificate, X509Certificate issuer)
      throws CertificateException {
    return new OcspQuery(certificate, issuer);
  }

  /** Returns the responders that the certificate names, by http or https; may be empty. */
  public List<URI> responders() {
    return ResponderUrls.of(certificate);
  }

  /** Returns whether the certificate demands a staple (RFC 7633). */
  public boolean mustStaple() {
    return TlsFeature.demandsStaple(certificate);
  }

  /** Returns the DER of the OCSPRequest. */
  public byte[] request() {
    return request.clone();
  }

  /**
   * Asks a responder over HTTP, by way of the JVM's proxies. Blocks.
   *
   * @param responder an http or https URL with a host
   * @param timeout for all of it
   * @return the DER of an OCSPResponse, not checked
   * @throws IOException if there is no answer; the message says why
   * @throws IllegalArgumentException if the URL is of another kind
   */
  public byte[] ask(URI responder, Duration timeout) throws IOException {
    try (HttpTransport transport = new HttpTransport(timeout, null)) {
      return transport.exchange(ResponderUrls.checked(responder), request, this::isAnswer);
    } catch (FetchException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private boolean isAnswer(byte[] response) {
    OcspAnswer.Status status = check(response, Instant.now()).status();
    return status == OcspAnswer.Status.GOOD || status == OcspAnswer.Status.REVOKED;
  }

  /** Checks a response as of an instant. */
  public OcspAnswer check(byte[] response, Instant at) {
    ResponseVerdict verdict = check.check(response, at);
    String reason = Words.of(verdict);
    if (verdict instanceof ResponseVerdict.Good good) {
      return new OcspAnswer(OcspAnswer.Status.GOOD, reason, good.thisUpdate(), good.until());
    }
    if (verdict instanceof ResponseVerdict.Revoked revoked) {
      return new OcspAnswer(OcspAnswer.Status.REVOKED, reason, revoked.thisUpdate(), null);
    }
    if (verdict instanceof ResponseVerdict.Unusable unusable) {
      boolean unanswered = unusable.defect() == ResponseVerdict.Defect.UNSUCCESSFUL;
      return new OcspAnswer(
          unanswered ? OcspAnswer.Status.UNANSWERED : OcspAnswer.Status.UNUSABLE,
          reason,
          null,
          null);
    }
    return new OcspAnswer(OcspAnswer.Status.UNKNOWN, reason, null, null);
  }
}
