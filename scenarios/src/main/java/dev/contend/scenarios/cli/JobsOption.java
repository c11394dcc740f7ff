package dev.contend.scenarios.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option of commands that simulate: how many simulations run at the same time. */
final class JobsOption {
  private static final int MOST = 1024;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description =
          "Simulations at the same time, 1 to 1024. Default: the number of processors. "
              + "Results do not depend on it.")
  private @Nullable Integer jobs;

  /**
   * How many.
   *
   * @throws CommandFailure if a number was given that cannot be
   */
  int count() {
    int count = jobs == null ? Runtime.getRuntime().availableProcessors() : jobs;
    if (count < 1 || count > MOST) {
      throw new CommandFailure(
          ExitCode.WRONG_OPTIONS,
          "contend: --jobs is " + count + "; write a number from 1 to " + MOST);
    }
    return count;
  }
}
