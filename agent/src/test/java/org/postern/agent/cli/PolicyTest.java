// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.postern.agent.cli.Cli.Run;
import org.postern.agent.json.JsonValue;
import org.postern.policy.Profile;
import org.postern.policy.TlsPolicy;

/** The command that prints a TLS policy. */
class PolicyTest {

  @Test
  void theNewest_isPrinted_profileByProfile() {
    Run run = Cli.run("policy");
    assertThat(run.exit()).isEqualTo(0);
    assertThat(run.verdict()).isEqualTo("TLS policy 2026 of 2026-11-22");
    assertThat(run.facts())
        .hasSize(15)
        .contains("  modern: versions TLSv1.3", "  intermediate: versions TLSv1.3 TLSv1.2")
        .anyMatch(line -> line.startsWith("  opportunistic: RSA from 512 bits; "));
  }

  @Test
  void json_hasTheDocumentedShape() {
    JsonValue json = Cli.run("policy", "2026", "--json").json();
    assertThat(json.names()).containsExactly("version", "policy", "date", "profiles");
    JsonValue intermediate = json.at("profiles").at("intermediate");
    assertThat(intermediate.names())
        .containsExactly(
            "protocols",
            "cipherSuites",
            "groups",
            "signatureSchemes",
            "minRsaBits",
            "extendedMasterSecretRequired",
            "secureRenegotiationRequired",
            "jvmRestrictionsHonoured");
    assertThat(intermediate.at("cipherSuites").items().stream().map(JsonValue::text))
        .containsExactlyElementsOf(
            TlsPolicy.of("2026").allowed(Profile.INTERMEDIATE).cipherSuites());
  }

  @Test
  void anUnknownName_isAUsageError_thatNamesTheKnownOnes() {
    Run run = Cli.run("policy", "1999");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("'1999'").contains("2026");
  }
}
