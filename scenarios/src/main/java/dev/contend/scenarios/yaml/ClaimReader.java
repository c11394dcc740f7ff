package dev.contend.scenarios.yaml;

import dev.contend.scenarios.spec.Objective;
import dev.contend.workloads.catalog.Workload;

/** Reads what is asked about the runs of a workload, outside of any file. */
public final class ClaimReader {
  private final ObjectiveParser parser;

  public ClaimReader(Workload workload) {
    parser = new ObjectiveParser(new ObjectiveNames(workload, false));
  }

  /** A bound that a quantity is claimed to keep, as {@code p99(latency) <= 50 ms}. */
  public Reading<Objective> claim(String text) {
    return parser.read(text);
  }

  /** A quantity alone, as {@code p99(latency)}: its bound is one that everything keeps. */
  public Reading<Objective> quantity(String text) {
    return parser.quantity(text);
  }
}
