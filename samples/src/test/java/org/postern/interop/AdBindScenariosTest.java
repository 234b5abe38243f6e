// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop;

/** {@code postern.dns.trust=ad} with a validating BIND. */
class AdBindScenariosTest extends DeliveryScenarios {
  AdBindScenariosTest() {
    super(Backend.AD_BIND);
  }
}
