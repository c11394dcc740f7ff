package dev.contend.workloads.catalog;

import dev.contend.engine.metrics.Metric;
import dev.contend.engine.metrics.MetricSet;
import dev.contend.engine.settings.Parameter;
import dev.contend.engine.settings.Parameter.Kind;
import dev.contend.engine.settings.Settings;
import dev.contend.workloads.program.Op;
import dev.contend.workloads.program.Program;
import dev.contend.workloads.program.SharedLock;
import dev.contend.workloads.program.SharedVariable;
import java.util.List;

/**
 * CPU-bound threads that each put their number into one variable and count how often they found
 * another's there. It says something where one thread runs at a time.
 */
final class ThreadSwitching implements Workload {
  static final Metric CHANGES =
      new Metric("ownership-changes", "1/s", "Times a second that another thread got to run.");

  private static final Parameter PASS_CYCLES =
      new Parameter(
          "pass-cycles", Kind.RATIO, 30_000, 100, 1e9, "Cycles between two looks at the variable.");
  private static final Parameter DURATION =
      new Parameter("duration", Kind.DURATION_PS, 1e12, 1e6, 1e15, "How long the threads run.");

  @Override
  public String help() {
    return "CPU-bound threads count how often they take turns.";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(PASS_CYCLES, DURATION);
  }

  @Override
  public Metric headline() {
    return CHANGES;
  }

  @Override
  public List<Metric> metrics() {
    return List.of(CHANGES);
  }

  @Override
  public OfPython prepare(Settings settings) {
    double cycles = settings.get(PASS_CYCLES);
    long durationPs = settings.whole(DURATION);
    return (random, varies) -> new Run(cycles, durationPs);
  }

  private static final class Run implements Program {
    private static final int NOBODY = -1;

    private final double cycles;
    private final long durationPs;
    private int last = NOBODY;
    private long changes;
    private long nowPs;

    Run(double cycles, long durationPs) {
      this.cycles = cycles;
      this.durationPs = durationPs;
    }

    @Override
    public List<SharedLock> locks() {
      return List.of();
    }

    @Override
    public List<SharedVariable> variables() {
      return List.of();
    }

    @Override
    public boolean deliversResults() {
      return false;
    }

    @Override
    public Body worker(int index) {
      Op pass = new Op.ReadClock(cycles, ps -> look(index, ps));
      return () -> nowPs >= durationPs ? new Op.End() : pass;
    }

    private void look(int index, long ps) {
      nowPs = Math.max(nowPs, ps);
      changes += last == index ? 0 : 1;
      last = index;
    }

    @Override
    public void report(MetricSet.Builder metrics) {
      metrics.put(CHANGES, changes / (nowPs / 1e12));
    }
  }
}
