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
import dev.contend.workloads.program.WaitTime;
import dev.contend.workloads.program.WaitTime.Distribution;
import java.util.List;

/**
 * A thread of short I/O operations beside threads that compute: worker 0 waits for a device over
 * and over, all other workers compute.
 */
final class IoBesideCpu implements Workload {
  static final Metric RATE = new Metric("io-rate", "1/s", "I/O operations of worker 0 a second.");

  private static final Parameter OPERATION =
      new Parameter(
          "operation", Kind.DURATION_PS, 1e9, 0, 1e13, "What an operation takes the device, mean.");
  private static final Parameter DISTRIBUTION =
      Parameter.choice(
          "operation-distribution",
          List.of("fixed", "exponential"),
          "Whether it is the same each time.");
  private static final Parameter INTERPRETER =
      Parameter.choice(
          "interpreter",
          List.of("released", "kept"),
          "Whether the interpreter is given up while the device works.");
  private static final Parameter CYCLES =
      new Parameter(
          "python-cycles", Kind.RATIO, 3_000, 0, 1e9, "Python work between two operations.");
  private static final Parameter WARM_UP =
      new Parameter("warm-up", Kind.DURATION_PS, 1e11, 0, 1e15, "Until counting begins.");
  private static final Parameter DURATION =
      new Parameter("duration", Kind.DURATION_PS, 1e12, 1e9, 1e15, "How long is counted.");

  @Override
  public String help() {
    return "One thread of short I/O operations, the others compute.";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(OPERATION, DISTRIBUTION, INTERPRETER, CYCLES, WARM_UP, DURATION);
  }

  @Override
  public Metric headline() {
    return RATE;
  }

  @Override
  public List<Metric> metrics() {
    return List.of(RATE);
  }

  @Override
  public OfPython prepare(Settings settings) {
    return (random, varies) -> new Run(settings);
  }

  private static final class Run implements Program {
    private final Settings settings;
    private final long beginPs;
    private final long endPs;
    private long nowPs;
    private long operations;

    Run(Settings settings) {
      this.settings = settings;
      beginPs = settings.whole(WARM_UP);
      endPs = beginPs + settings.whole(DURATION);
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
      return index == 0 ? new Device() : new Spinner(() -> nowPs >= endPs);
    }

    @Override
    public void report(MetricSet.Builder metrics) {
      metrics.put(RATE, operations / (settings.get(DURATION) / 1e12));
    }

    private final class Device implements Body {
      private final Op operation =
          new Op.AwaitDevice(
              new WaitTime(
                  settings.get(OPERATION),
                  Distribution.values()[(int) settings.whole(DISTRIBUTION)]),
              settings.whole(INTERPRETER) == 1);
      private final Op work = new Op.ReadClock(settings.get(CYCLES), this::counted);
      private boolean waits;

      @Override
      public Op next() {
        waits = !waits;
        if (nowPs >= endPs) {
          return new Op.End();
        }
        return waits ? operation : work;
      }

      private void counted(long ps) {
        nowPs = ps;
        operations += ps >= beginPs && ps < endPs ? 1 : 0;
      }
    }
  }
}
