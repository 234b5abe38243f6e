// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.postern.dane.DigestOrder;
import org.postern.dane.TlsaRecord;
import org.postern.dane.UsageProfile;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The entry of the command line. */
public final class Main {

  /** How the tool is started; help texts can be copied into a shell. */
  static final String COMMAND = "java -jar postern-agent.jar";

  private static final int HELP_WIDTH = 100;

  private Main() {}

  /**
   * Runs one command and ends the JVM with its exit code: 0 verified, 1 checked and refused, 2
   * usage, 3 could not decide.
   *
   * @param args the command and its arguments
   */
  public static void main(String[] args) {
    // What the library logs goes to standard error, one line each.
    System.getProperties().putIfAbsent("java.util.logging.SimpleFormatter.format", "%4$s: %5$s%n");
    // One encoding in every locale: what scripts read does not depend on where they run.
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(commandLine(out, err).execute(args));
  }

  static CommandLine commandLine(PrintWriter out, PrintWriter err) {
    return new CommandLine(new Root())
        .setOut(out)
        .setErr(err)
        .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
        .setUsageHelpWidth(HELP_WIDTH)
        .setExpandAtFiles(false)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOverwrittenOptionsAllowed(false)
        .registerConverter(TlsaRecord.class, reading(TlsaRecord::parse))
        .registerConverter(DigestOrder.class, reading(DigestOrder::parse))
        .registerConverter(UsageProfile.class, reading(UsageProfile::parse))
        .setParameterExceptionHandler(Main::explainUsage)
        .setExecutionExceptionHandler(Main::explainFailure);
  }

  /** Lets a parser's own message reach the user. */
  private static <T> ITypeConverter<T> reading(Function<String, T> parser) {
    return text -> {
      try {
        return parser.apply(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    };
  }

  private static int explainUsage(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    if (command.getCommand() instanceof Group && args.length == depth(command)) {
      command.usage(err);
      err.println();
    }
    err.println("error: " + Printable.line(message(e)));
    UnmatchedArgumentException.printSuggestions(e, err);
    err.println("Try '" + command.getCommandSpec().qualifiedName(" ") + " --help'.");
    err.flush();
    return ExitCodes.USAGE;
  }

  private static String message(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched
        && !unmatched.isUnknownOption()
        && e.getCommandLine().getCommand() instanceof Group) {
      return Group.unknown(e.getCommandLine().getCommandSpec(), unmatched.getUnmatched().get(0));
    }
    return String.valueOf(e.getMessage());
  }

  private static int depth(CommandLine command) {
    int depth = 0;
    for (CommandLine up = command.getParent(); up != null; up = up.getParent()) {
      depth++;
    }
    return depth;
  }

  private static int explainFailure(Exception e, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    if (e instanceof CommandFailure failure) {
      err.println("error: " + Printable.line(failure.getMessage()));
      err.flush();
      return failure.exitCode();
    }
    err.println("error: unexpected failure, please report it:");
    e.printStackTrace(err);
    err.flush();
    return ExitCodes.UNDECIDED;
  }

  @Command(
      name = COMMAND,
      versionProvider = VersionCommand.class,
      description = {
        "Transport security for JVM mail: what a delivery would demand, and whether it gets it.",
        "",
        "The jar is also the agent: java -javaagent:postern-agent.jar[=key=value,...] ..."
      },
      subcommands = {
        TlsaGroup.class,
        IdentityGroup.class,
        OcspGroup.class,
        PlanCommand.class,
        CheckCommand.class,
        DoctorCommand.class,
        StatusCommand.class,
        AttachCommand.class,
        PolicyCommand.class,
        VersionCommand.class,
        HelpCommand.class
      })
  static final class Root extends Group {

    @Option(
        names = {"-V", "--version"},
        versionHelp = true,
        description = "Print the version and exit.")
    private boolean version;
  }

  @Command(
      name = "tlsa",
      description = "Check and make TLSA records.",
      subcommands = {TlsaVerify.class, TlsaGenerate.class, HelpCommand.class})
  static final class TlsaGroup extends Group {}

  @Command(
      name = "identity",
      description = "Check the keys and certificates of a server.",
      subcommands = {IdentityCheck.class, HelpCommand.class})
  static final class IdentityGroup extends Group {}
}
