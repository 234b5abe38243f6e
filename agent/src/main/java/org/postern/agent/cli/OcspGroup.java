// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import picocli.CommandLine.Command;

/** {@code ocsp}. */
@Command(
    name = "ocsp",
    description = "Ask for the status of certificates, and look at responses.",
    subcommands = {OcspFetch.class, OcspShow.class, HelpCommand.class})
final class OcspGroup extends Group {}
