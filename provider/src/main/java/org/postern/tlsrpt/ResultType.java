// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.tlsrpt;

/** The failure types of RFC 8460 section 4.3. */
public enum ResultType {
  /** The server does not offer STARTTLS, or refuses it. */
  STARTTLS_NOT_SUPPORTED("starttls-not-supported"),
  /** No name of the certificate is one that was asked for. */
  CERTIFICATE_HOST_MISMATCH("certificate-host-mismatch"),
  /** A certificate of the path is expired. */
  CERTIFICATE_EXPIRED("certificate-expired"),
  /** No path to a trusted certificate. */
  CERTIFICATE_NOT_TRUSTED("certificate-not-trusted"),
  /** Any other failure of the TLS negotiation. */
  VALIDATION_FAILURE("validation-failure"),
  /** No record of the TLSA set is valid. */
  TLSA_INVALID("tlsa-invalid"),
  /** The resolver gave no valid records. */
  DNSSEC_INVALID("dnssec-invalid"),
  /** DANE is mandatory and there is no secure TLSA record. */
  DANE_REQUIRED("dane-required"),
  /** The MTA-STS policy could not be fetched. */
  STS_POLICY_FETCH_ERROR("sts-policy-fetch-error"),
  /** The MTA-STS policy is malformed. */
  STS_POLICY_INVALID("sts-policy-invalid"),
  /** The MTA-STS policy host failed PKIX validation. */
  STS_WEBPKI_INVALID("sts-webpki-invalid");

  private final String code;

  ResultType(String code) {
    this.code = code;
  }

  /** Returns the name that RFC 8460 gives this type. */
  public String code() {
    return code;
  }
}
