// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.keys;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postern.ocsp.StapleStatus;

/**
 * How it stands with one identity: the files, what is shown of them, and what is wrong.
 *
 * @param files the names of the files
 * @param shown what is shown to clients now; empty as long as the files were never sound
 * @param lastReload when what is shown was put to use, or null if there is nothing
 * @param lastError why the files as they are now are not used, or what they wait for; null if they
 *     are in use
 * @param warnings what is in use, but should be mended
 */
public record IdentityStatus(
    String files,
    List<Shown> shown,
    @Nullable Instant lastReload,
    @Nullable String lastError,
    List<String> warnings) {

  /** Copies the lists. */
  public IdentityStatus {
    shown = List.copyOf(shown);
    warnings = List.copyOf(warnings);
  }

  /**
   * A key that is shown to clients.
   *
   * @param subject the subject of its certificate
   * @param names the names that the certificate bears (DNS-IDs)
   * @param keyType {@code RSA}, {@code RSASSA-PSS}, {@code EC}, {@code Ed25519} or {@code Ed448}
   * @param byDefault whether a client that asks for no name, or an unknown one, gets it
   * @param notBefore from when the certificate is valid
   * @param notAfter until when
   * @param chain the certificates that are sent, its own first
   * @param staples how it stands with the OCSP response of each certificate of the chain; empty
   *     where nobody keeps them
   */
  public record Shown(
      String subject,
      List<String> names,
      String keyType,
      boolean byDefault,
      Instant notBefore,
      Instant notAfter,
      List<X509Certificate> chain,
      List<StapleStatus> staples) {

    /** Copies the lists. */
    public Shown {
      names = List.copyOf(names);
      chain = List.copyOf(chain);
      staples = List.copyOf(staples);
    }
  }
}
