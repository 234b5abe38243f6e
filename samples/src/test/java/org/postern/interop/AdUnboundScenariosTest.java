// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop;

/** {@code postern.dns.trust=ad} with a validating unbound. */
class AdUnboundScenariosTest extends DeliveryScenarios {
  AdUnboundScenariosTest() {
    super(Backend.AD_UNBOUND);
  }
}
