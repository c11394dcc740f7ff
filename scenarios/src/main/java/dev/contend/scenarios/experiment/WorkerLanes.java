package dev.contend.scenarios.experiment;

import dev.contend.engine.metrics.CauseAccount;
import dev.contend.engine.trace.TraceSink;
import dev.contend.workloads.program.Cause;
import java.util.ArrayList;
import java.util.List;

/** Tells a trace what the workers' time goes into: each instant's cause, on a lane for each. */
final class WorkerLanes implements CauseAccount.Listener {
  private static final List<Cause> CAUSES = List.of(Cause.values());

  private final TraceSink trace;
  private final List<Integer> lanes = new ArrayList<>();

  WorkerLanes(TraceSink trace) {
    this.trace = trace;
  }

  @Override
  public void charged(int holder, int cause, long fromPs, long toPs) {
    while (lanes.size() <= holder) {
      lanes.add(trace.lane("threads", "worker " + lanes.size()));
    }
    trace.span(lanes.get(holder), CAUSES.get(cause).label(), fromPs, toPs);
  }
}
