// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.core;

import org.postern.smtp.MxAuthentication;
import org.postern.smtp.TlsRequirement;

/**
 * How a connection is handled: the one place that decides about leniency. A program that would use
 * TLS without the agent keeps its trust, its names and its failures; only a DANE match may accept
 * what it would refuse, and it never connects in clear a second time.
 *
 * @param ourTls whether TLS is made by Postern, in place of what the program has
 * @param startTls whether STARTTLS is asked for
 * @param requireStartTls whether it is insisted on
 * @param clearAllowed whether the mail may go in clear, on a new connection, when TLS fails
 * @param alsoCheck whether the chain is checked by DANE after the program's own TLS accepted it
 * @param overrides whether something that the program says about trust is set aside
 */
record Treatment(
    boolean ourTls,
    boolean startTls,
    boolean requireStartTls,
    boolean clearAllowed,
    boolean alsoCheck,
    boolean overrides) {

  static Treatment of(TlsRequirement requirement, ProgramTls program, boolean required) {
    boolean must = requirement.tlsMandatory();
    boolean asked = program.asked();
    boolean dane = requirement instanceof TlsRequirement.Dane;
    boolean startTls = program.startTls() || must || !asked;
    boolean insist = required || (must && !program.implicit());
    if (dane && must) {
      // Half-dane authenticates nothing but the host: it must not replace what the program checks.
      boolean half = requirement.mx() == MxAuthentication.NONE;
      boolean ours = !(half && asked);
      return new Treatment(ours, startTls, insist, false, !ours, ours && program.explicit());
    }
    if (asked) {
      return new Treatment(false, startTls, insist, false, dane, false);
    }
    boolean ours = !program.explicit();
    return new Treatment(ours, true, insist, !must, dane && !ours, false);
  }
}
