// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.tls;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Security;

/** Whose TLS. */
enum Stack {
  SUNJSSE {
    @Override
    Provider provider() {
      return Security.getProvider("SunJSSE");
    }
  },
  POSTERN {
    @Override
    Provider provider() throws GeneralSecurityException {
      return Engine.PROVIDER;
    }
  };

  abstract Provider provider() throws GeneralSecurityException;
}
