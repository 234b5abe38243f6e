// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop;

/** {@code postern.dns.trust=validate} behind an unbound that does not validate. */
class ValidateUnboundScenariosTest extends DeliveryScenarios {
  ValidateUnboundScenariosTest() {
    super(Backend.VALIDATE_UNBOUND);
  }
}
