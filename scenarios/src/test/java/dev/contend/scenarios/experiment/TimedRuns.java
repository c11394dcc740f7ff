package dev.contend.scenarios.experiment;

import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.testing.ScenarioTexts;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * One run of each point of a scenario, and what they cost.
 *
 * @param seconds CPU time of the simulating thread, building the simulations included, reading the
 *     scenario and the collector left out
 */
record TimedRuns(List<RunResult> runs, double seconds) {
  /** Reads a scenario and runs it. */
  static TimedRuns of(String scenario) {
    List<PointSpec> points = ScenarioTexts.read(scenario).spec().points();
    List<RunResult> runs = new ArrayList<>();
    long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    Preparation preparation = new Preparation();
    for (PointSpec point : points) {
      RunResult run = Assembly.run(preparation.run(point, 1, 0));
      if (!run.unfinished().isEmpty()) {
        throw new IllegalStateException(run.unfinished() + " in\n" + scenario);
      }
      runs.add(run);
    }
    long end = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    return new TimedRuns(runs, (end - begin) / 1e9);
  }
}
