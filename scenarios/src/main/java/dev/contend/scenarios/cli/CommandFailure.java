package dev.contend.scenarios.cli;

/** The end of a command that the user can mend: what to print, and the exit code. */
final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final ExitCode exitCode;

  CommandFailure(ExitCode exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  ExitCode exitCode() {
    return exitCode;
  }
}
