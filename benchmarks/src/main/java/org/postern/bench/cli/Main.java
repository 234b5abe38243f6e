// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.postern.bench.result.BadResultException;
import org.postern.internal.config.Nearest;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The entry of the command line. */
public final class Main {

  /** How the tool is started; help texts can be copied into a shell. */
  static final String COMMAND = "java -jar benchmarks.jar";

  private static final int HELP_WIDTH = 100;

  private Main() {}

  /**
   * Runs one command and ends the JVM with its exit code: 0 done, 1 failed, 2 usage.
   *
   * @param args the command and its arguments
   */
  public static void main(String[] args) throws IOException {
    if (args.length > 0 && args[0].equals("jmh")) {
      List<String> rest = new ArrayList<>(List.of(args).subList(1, args.length));
      org.openjdk.jmh.Main.main(rest.toArray(String[]::new));
      return;
    }
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
        .setOverwrittenOptionsAllowed(false)
        .setParameterExceptionHandler(Main::explainUsage)
        .setExecutionExceptionHandler(Main::explainFailure);
  }

  private static int explainUsage(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("error: " + Printable.line(message(e)));
    err.println("Try '" + command.getCommandSpec().qualifiedName(" ") + " --help'.");
    err.flush();
    return ExitCodes.USAGE;
  }

  private static String message(ParameterException e) {
    CommandLine command = e.getCommandLine();
    if (e instanceof UnmatchedArgumentException unmatched
        && !unmatched.isUnknownOption()
        && !command.getSubcommands().isEmpty()) {
      String word = unmatched.getUnmatched().get(0);
      return "there is no command '"
          + word
          + "'; did you mean '"
          + Nearest.to(word, command.getSubcommands().keySet())
          + "'?";
    }
    if (e instanceof UnmatchedArgumentException unmatched && unmatched.isUnknownOption()) {
      String word = unmatched.getUnmatched().get(0);
      return "there is no option '"
          + word
          + "'; did you mean '"
          + Nearest.to(word.replaceFirst("=.*", ""), command.getCommandSpec().optionsMap().keySet())
          + "'?";
    }
    return String.valueOf(e.getMessage());
  }

  private static int explainFailure(Exception e, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    if (e instanceof CommandFailure failure) {
      err.println("error: " + Printable.line(String.valueOf(failure.getMessage())));
      return failure.exitCode();
    }
    if (e instanceof BadResultException || e instanceof IOException) {
      err.println("error: " + Printable.line(described(e)));
      return ExitCodes.USAGE;
    }
    err.println("error: unexpected failure, please report it:");
    e.printStackTrace(err);
    err.flush();
    return ExitCodes.UNEXPECTED;
  }

  private static String described(Exception e) {
    return e instanceof BadResultException
        ? String.valueOf(e.getMessage())
        : "cannot read or write: " + e;
  }

  @Command(
      name = COMMAND,
      description = {
        "What TLS costs: a key, a group, a version, stapling and DANE, on this machine, beside"
            + " SunJSSE.",
        ""
      },
      subcommands = {
        RunCommand.class,
        ReportCommand.class,
        CompareCommand.class,
        ListCommand.class,
        GuardCommand.class,
        JmhCommand.class,
        HelpCommand.class
      })
  static final class Root implements Runnable {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
        names = {"-h", "--help"},
        usageHelp = true,
        description = "Show this help and exit.")
    private boolean help;

    @Override
    public void run() {
      throw new ParameterException(
          spec.commandLine(),
          "expected a command: " + String.join(", ", spec.subcommands().keySet()));
    }
  }

  /** For the help only: {@link #main} passes what follows on before picocli sees it. */
  @Command(
      name = "jmh",
      description = "JMH's own command line; what follows is passed on: jmh -l, jmh -h.")
  static final class JmhCommand implements Runnable {
    @Override
    public void run() {
      throw new IllegalStateException("expected jmh to be passed on to JMH");
    }
  }
}
