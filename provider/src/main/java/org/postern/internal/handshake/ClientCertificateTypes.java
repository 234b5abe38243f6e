// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import java.util.List;
import org.bouncycastle.tls.ClientCertificateType;
import org.jspecify.annotations.Nullable;
import org.postern.internal.policy.SignatureScheme;

/** The certificate types of TLS 1.2's CertificateRequest (RFC 5246 section 7.4.4). */
final class ClientCertificateTypes {
  private ClientCertificateTypes() {}

  /** Returns the types that go with the schemes. */
  static short[] of(List<SignatureScheme> schemes) {
    boolean rsa = schemes.stream().anyMatch(KeyTypes::rsa);
    boolean ecdsa = schemes.stream().anyMatch(scheme -> !KeyTypes.rsa(scheme));
    if (rsa && ecdsa) {
      return new short[] {ClientCertificateType.ecdsa_sign, ClientCertificateType.rsa_sign};
    }
    return new short[] {rsa ? ClientCertificateType.rsa_sign : ClientCertificateType.ecdsa_sign};
  }

  /** Returns the schemes that go with the types; all if there are none, as in TLS 1.3. */
  static List<SignatureScheme> allowed(List<SignatureScheme> schemes, short @Nullable [] types) {
    if (types == null) {
      return schemes;
    }
    return schemes.stream()
        .filter(scheme ->
            has(
                types,
                KeyTypes.rsa(scheme)
                    ? ClientCertificateType.rsa_sign
                    : ClientCertificateType.ecdsa_sign))
        .toList();
  }

  static boolean has(short @Nullable [] types, short type) {
    if (types == null) {
      return false;
    }
    for (short candidate : types) {
      if (candidate == type) {
        return true;
      }
    }
    return false;
  }
}
