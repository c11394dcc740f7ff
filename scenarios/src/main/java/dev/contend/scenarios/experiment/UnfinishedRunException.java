package dev.contend.scenarios.experiment;

import java.util.List;

/** A simulated program that does not end: which, and why. */
public final class UnfinishedRunException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnfinishedRunException(RunSpec run, List<String> why) {
    super(
        "the simulated program does not end: "
            + run.point().label()
            + ", replication "
            + run.replication()
            + " with seed "
            + run.seed()
            + "\n    "
            + String.join("\n    ", why));
  }
}
