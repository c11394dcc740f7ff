package dev.contend.scenarios.experiment;

import java.util.List;
import java.util.Optional;

/** The runs of one scenario, by point and replication. For several threads. */
interface RunArchive {
  /** A run that has been made before; empty if it has not. */
  Optional<RunResult> find(int point, int replication);

  /** Keeps a run. */
  void save(int point, int replication, RunResult result);

  /** The first replications of a point, all of which have been found or saved. */
  List<RunResult> runs(int point, int replications);
}
