// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import java.io.IOException;

/** Where the keys of a record protection come from. */
interface RecordKeys {

  /** Returns whether records are those of TLS 1.3 rather than 1.2. */
  boolean tls13();

  /** Gives both directions their first keys. */
  void initial(RecordState sealing, RecordState opening) throws IOException;

  /** Gives the next key after a KeyUpdate that was sent. */
  void nextSealing(RecordState sealing) throws IOException;

  /** Gives the next key after a KeyUpdate that was received. */
  void nextOpening(RecordState opening) throws IOException;
}
