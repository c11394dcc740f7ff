package dev.contend.scenarios.cli;

/** How a command ended, for scripts. */
enum ExitCode {
  DONE(0),
  INTERNAL_ERROR(1),
  WRONG_OPTIONS(2),
  WRONG_FILE(3),
  TARGET_MISSED(4),
  PRECISION_NOT_REACHED(5),
  SIMULATED_FAILURE(6),
  POINTS_FAILED(7),
  CLUSTER_LOST(8);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }
}
