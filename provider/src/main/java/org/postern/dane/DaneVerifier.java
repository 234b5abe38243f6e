// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.dane;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.postern.internal.x509.MalformedCertificateException;
import org.postern.internal.x509.PathCertificate;
import org.postern.internal.x509.RawCertificate;
import org.postern.tlsrpt.ResultType;

/**
 * Authenticates a server's certificate chain by TLSA records (RFC 6698, 7671, 7672). Immutable and
 * thread-safe; it keeps nothing between calls.
 *
 * <p>No revocation, certificate transparency or local trust store plays a part under DANE-TA(2) and
 * DANE-EE(3) (RFC 7671 section 4.2). The local roots of {@link #withRoots} serve the usages 0 and 1
 * only.
 */
public final class DaneVerifier {

  private static final DaneVerifier SMTP = new DaneVerifier(false, List.of());

  private final boolean eeNameChecks;
  private final List<PathCertificate> roots;

  private DaneVerifier(boolean eeNameChecks, List<PathCertificate> roots) {
    this.eeNameChecks = eeNameChecks;
    this.roots = roots;
  }

  /** Returns the verifier for mail: no name checks on DANE-EE, no roots. */
  public static DaneVerifier of() {
    return SMTP;
  }

  /**
   * Returns a verifier that demands a reference name of the server's certificate under DANE-EE(3)
   * too, as protocols other than SMTP may (RFC 7671 section 5.1 does not).
   */
  public DaneVerifier withEeNameChecks(boolean on) {
    return new DaneVerifier(on, roots);
  }

  /**
   * Returns a verifier with root certificates for PKIX-TA(0) and PKIX-EE(1).
   *
   * @param rootsDer DER certificates; copied
   * @throws IllegalArgumentException if one is no certificate
   */
  public DaneVerifier withRoots(Collection<byte[]> rootsDer) {
    List<PathCertificate> parsed = new ArrayList<>();
    for (byte[] root : rootsDer) {
      try {
        parsed.add(PathCertificate.parse(RawCertificate.parse(root.clone())));
      } catch (MalformedCertificateException e) {
        throw new IllegalArgumentException(
            "root certificate " + (parsed.size() + 1) + " cannot be read: " + e.getMessage(), e);
      }
    }
    return new DaneVerifier(eeNameChecks, List.copyOf(parsed));
  }

  /**
   * Gives the verdict over a chain. Never throws for any octets or names; its time is bounded, only
   * the first 16 certificates are considered.
   *
   * @param chainDer the certificates as the server sent them, its own first; not modified
   * @param set the TLSA records of the server
   * @param names the reference names, the TLSA base domain first (RFC 7672 section 3.2.2)
   * @param at the time that certificates have to be valid at
   */
  public DaneVerdict verify(List<byte[]> chainDer, TlsaSet set, List<String> names, Instant at) {
    if (!set.isUsable()) {
      return new DaneVerdict.Unusable(set);
    }
    return new ChainVerification(set, names, at, eeNameChecks, roots).verify(chainDer);
  }

  /**
   * Gives the verdict over a raw public key, shown without a certificate (RFC 7250). Only records
   * {@code 3 1 x} can match one (RFC 7671 section 5.1). Never throws for any octets.
   *
   * @param subjectPublicKeyInfo the key as the server sent it, DER; not modified
   * @param set the TLSA records of the server
   */
  public DaneVerdict verifyRawKey(byte[] subjectPublicKeyInfo, TlsaSet set) {
    if (!set.isUsable()) {
      return new DaneVerdict.Unusable(set);
    }
    Association match = RawKeyMatch.of(subjectPublicKeyInfo, set);
    return match == null
        ? new DaneVerdict.Refused(
            ResultType.CERTIFICATE_NOT_TRUSTED,
            "tlsa-no-match",
            "the server's raw public key matches no TLSA record 3 1 x; its record would be \"3 1 1 "
                + RawKeyMatch.sha256(subjectPublicKeyInfo)
                + "\"")
        : new DaneVerdict.Verified(match.record(), 0, DaneVerdict.Matched.EE_PUBLIC_KEY, null);
  }
}
