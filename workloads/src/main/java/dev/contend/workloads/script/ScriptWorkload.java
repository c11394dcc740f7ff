package dev.contend.workloads.script;

import dev.contend.engine.metrics.Metric;
import dev.contend.engine.settings.Parameter;
import dev.contend.engine.settings.Settings;
import dev.contend.workloads.catalog.Workload;
import dev.contend.workloads.program.ProgramMetrics;
import dev.contend.workloads.runtime.policy.RunMetrics;
import java.util.List;

/**
 * A workload that its user has written.
 *
 * @param script the program
 */
public record ScriptWorkload(Script script) implements Workload {
  @Override
  public String help() {
    return "A program written in a scenario file.";
  }

  @Override
  public List<Parameter> parameters() {
    return script.parameters();
  }

  @Override
  public Metric headline() {
    return script.measuresLatency() ? ProgramMetrics.LATENCY_P99 : RunMetrics.TIME;
  }

  @Override
  public List<Metric> tabulated() {
    return script.measuresLatency()
        ? List.of(
            ProgramMetrics.LATENCY_P99, ProgramMetrics.LATENCY_P50, ProgramMetrics.BACKLOG_GROWTH)
        : List.of(headline());
  }

  @Override
  public OfWorkers prepare(Settings settings) {
    return (workers, random, varies) -> new ScriptRun(script, settings, workers, random, varies);
  }
}
