// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postern.agent.json.JsonObject;
import org.postern.policy.Profile;
import org.postern.policy.TlsPolicy;
import org.postern.policy.TlsPolicy.Allowed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code policy}. */
@Command(
    name = "policy",
    description = {
      "Print a TLS policy: what each of its profiles allows, in order of preference.",
      "",
      "Without a name it is the newest one. What a name stands for never changes."
    },
    exitCodeList = {"0:printed", "2:usage: there is no policy of that name"})
final class PolicyCommand extends Inquiry {

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "The policy, such as 2026.")
  private @Nullable String name;

  @Override
  Result inquire() {
    TlsPolicy policy;
    try {
      policy = name == null ? TlsPolicy.latest() : TlsPolicy.of(name);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
    List<String> facts = new ArrayList<>();
    JsonObject profiles = new JsonObject();
    for (Profile profile : Profile.values()) {
      Allowed allowed = policy.allowed(profile);
      facts.addAll(lines(profile.label() + ": ", allowed));
      profiles.with(profile.label(), json(allowed));
    }
    return new Result(
        ExitCodes.VERIFIED,
        policy.toString(),
        facts,
        JsonObject.of("policy", policy.name())
            .with("date", policy.date().toString())
            .with("profiles", profiles));
  }

  private static List<String> lines(String prefix, Allowed allowed) {
    return List.of(
        prefix + "versions " + String.join(" ", allowed.protocols()),
        prefix + "suites " + String.join(" ", allowed.cipherSuites()),
        prefix + "groups " + String.join(" ", allowed.groups()),
        prefix + "signatures " + String.join(" ", allowed.signatureSchemes()),
        prefix
            + "RSA from "
            + allowed.minRsaBits()
            + " bits; in TLS 1.2 extended master secret "
            + word(allowed.extendedMasterSecretRequired(), "required", "if the peer has it")
            + ", secure renegotiation "
            + word(allowed.secureRenegotiationRequired(), "required", "if the peer has it")
            + "; jdk.tls.disabledAlgorithms "
            + word(allowed.jvmRestrictionsHonoured(), "honoured", "not looked at"));
  }

  private static String word(boolean value, String yes, String no) {
    return value ? yes : no;
  }

  private static JsonObject json(Allowed allowed) {
    return JsonObject.of("protocols", allowed.protocols())
        .with("cipherSuites", allowed.cipherSuites())
        .with("groups", allowed.groups())
        .with("signatureSchemes", allowed.signatureSchemes())
        .with("minRsaBits", allowed.minRsaBits())
        .with("extendedMasterSecretRequired", allowed.extendedMasterSecretRequired())
        .with("secureRenegotiationRequired", allowed.secureRenegotiationRequired())
        .with("jvmRestrictionsHonoured", allowed.jvmRestrictionsHonoured());
  }
}
