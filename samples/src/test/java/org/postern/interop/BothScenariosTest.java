// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop;

/** {@code postern.dns.trust=both} with a validating unbound. */
class BothScenariosTest extends DeliveryScenarios {
  BothScenariosTest() {
    super(Backend.BOTH);
  }
}
