// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.x509;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who signed what: each pair is verified at most once, and not more than a fixed number of pairs.
 * For one verification in one thread.
 */
public final class SignatureLinks {

  /** Ordinary chains need three; at a millisecond each, hostile ones cost a bounded time. */
  static final int MAX_VERIFICATIONS = 64;

  private record Pair(PathCertificate certificate, PathCertificate issuer) {}

  private final Map<Pair, Boolean> known = new HashMap<>();
  private int verifications;
  private @Nullable String obstacle;

  /** Tells whether the issuer's key made the signature on the certificate. */
  boolean isSignedBy(PathCertificate certificate, PathCertificate issuer) {
    Pair pair = new Pair(certificate, issuer);
    Boolean answer = known.get(pair);
    if (answer == null) {
      try {
        answer = isSignedBy(certificate, issuer.key());
      } catch (MalformedCertificateException e) {
        noteObstacle("certificate " + issuer.label() + ": " + e.getMessage());
        answer = false;
      }
      known.put(pair, answer);
    }
    return answer;
  }

  /** Tells whether this key made the signature on the certificate. */
  public boolean isSignedBy(PathCertificate certificate, VerificationKey key) {
    if (++verifications > MAX_VERIFICATIONS) {
      noteObstacle("more than " + MAX_VERIFICATIONS + " signatures would have to be verified");
      return false;
    }
    RawCertificate raw = certificate.raw();
    byte[] algorithm = raw.signatureAlgorithm().encoded();
    byte[] signature = raw.signature().contents();
    if (!Arrays.equals(algorithm, raw.innerAlgorithm().encoded())
        || signature.length < 2
        || signature[0] != 0) {
      noteObstacle("certificate " + certificate.label() + " has a malformed signature");
      return false;
    }
    try {
      return key.verify(
          SignatureScheme.of(algorithm),
          raw.tbs().encoded(),
          Arrays.copyOfRange(signature, 1, signature.length));
    } catch (MalformedCertificateException e) {
      noteObstacle("certificate " + certificate.label() + ": " + e.getMessage());
      return false;
    } catch (GeneralSecurityException | RuntimeException e) {
      return false;
    }
  }

  /** What first kept a signature from being verified, or null where every one could be. */
  public @Nullable String obstacle() {
    return obstacle;
  }

  private void noteObstacle(String what) {
    if (obstacle == null) {
      obstacle = what;
    }
  }
}
