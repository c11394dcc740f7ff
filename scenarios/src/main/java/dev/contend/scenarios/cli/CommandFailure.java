package dev.contend.scenarios.cli;

/** The end of a command that the user can mend: what to print, and the exit code. */
final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final ExitCode exitCode;

  CommandFailure(ExitCode exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /**
   * Options that do not do.
   *
   * @param what is wrong
   * @param advice what to write instead
   */
  static CommandFailure wrongOptions(String what, String advice) {
    return new CommandFailure(ExitCode.WRONG_OPTIONS, "contend: " + what + "\n    " + advice);
  }

  ExitCode exitCode() {
    return exitCode;
  }
}
