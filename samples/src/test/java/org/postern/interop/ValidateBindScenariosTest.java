// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop;

/** {@code postern.dns.trust=validate} behind a BIND that does not validate. */
class ValidateBindScenariosTest extends DeliveryScenarios {
  ValidateBindScenariosTest() {
    super(Backend.VALIDATE_BIND);
  }
}
