package dev.contend.workloads.catalog;

import dev.contend.engine.metrics.Durations;
import dev.contend.engine.metrics.Metric;
import dev.contend.engine.metrics.MetricSet;
import dev.contend.engine.settings.Parameter;
import dev.contend.engine.settings.Parameter.Kind;
import dev.contend.engine.settings.Settings;
import dev.contend.workloads.program.CodeKind;
import dev.contend.workloads.program.CodeMix;
import dev.contend.workloads.program.NativeWork;
import dev.contend.workloads.program.Op;
import dev.contend.workloads.program.Program;
import dev.contend.workloads.program.SharedLock;
import dev.contend.workloads.program.SharedVariable;
import dev.contend.workloads.program.WaitTime;
import java.util.EnumMap;
import java.util.List;

/**
 * How long a thread takes to get its interpreter back, beside threads that compute. Worker 0
 * measures, first at sleeps, then at calls that give the interpreter up and want it back at once;
 * all other workers compute.
 *
 * <p>The Python program that it stands for, and how its costs were derived, are in {@code
 * docs/model.md}, section <i>Getting the interpreter back</i>.
 */
final class Reacquiring implements Workload {
  static final Metric OVERSHOOT_P50 =
      new Metric("sleep-overshoot-p50", "ms", "How much longer a sleep took, 50th percentile.");
  static final Metric OVERSHOOT_P99 =
      new Metric("sleep-overshoot-p99", "ms", "How much longer a sleep took, 99th percentile.");
  static final Metric CALL_P50 =
      new Metric("releasing-call-p50", "ns", "Time of a releasing call, 50th percentile.");
  static final Metric CALL_P99 =
      new Metric("releasing-call-p99", "ns", "Time of a releasing call, 99th percentile.");

  private static final Parameter SLEEP =
      new Parameter("sleep", Kind.DURATION_PS, 2e9, 1e6, 1e12, "How long a sleep is to take.");
  private static final Parameter CALL_CYCLES =
      new Parameter(
          "call-cycles", Kind.RATIO, 279, 0, 1e6, "Python work of a releasing call, in cycles.");
  private static final Parameter CALL_TIME =
      new Parameter(
          "call-time",
          Kind.DURATION_PS,
          103_000,
          0,
          1e12,
          "What the call does with the interpreter given up, at peak speed.");
  private static final Parameter CLOCK_CYCLES =
      new Parameter("clock-cycles", Kind.RATIO, 94, 0, 1e6, "Cycles of a look at the clock.");
  private static final Parameter WARM_UP =
      new Parameter("warm-up", Kind.DURATION_PS, 1e11, 0, 1e15, "Until measuring begins.");
  private static final Parameter SLEEP_PHASE =
      new Parameter("sleep-phase", Kind.DURATION_PS, 6e11, 1e9, 1e15, "How long it sleeps.");
  private static final Parameter CALL_PHASE =
      new Parameter("call-phase", Kind.DURATION_PS, 5e10, 1e6, 1e15, "How long it calls.");

  /** Of a call through ctypes: its bytecode, and the C code that converts and calls. */
  private static final CodeMix CALL_MIX = mix(0.15);

  /** Of {@code time.perf_counter()}. */
  private static final CodeMix CLOCK_MIX = mix(0.45);

  private static CodeMix mix(double call) {
    EnumMap<CodeKind, Double> shares = new EnumMap<>(CodeKind.class);
    shares.put(CodeKind.CALL, call);
    shares.put(CodeKind.EXTENSION, 1 - call);
    return new CodeMix(shares);
  }

  @Override
  public String help() {
    return "One thread times sleeps and releasing calls, the others compute.";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(SLEEP, CALL_CYCLES, CALL_TIME, CLOCK_CYCLES, WARM_UP, SLEEP_PHASE, CALL_PHASE);
  }

  @Override
  public Metric headline() {
    return OVERSHOOT_P50;
  }

  @Override
  public List<Metric> tabulated() {
    return List.of(OVERSHOOT_P50, CALL_P50);
  }

  @Override
  public List<Metric> metrics() {
    return List.of(OVERSHOOT_P50, OVERSHOOT_P99, CALL_P50, CALL_P99);
  }

  @Override
  public OfPython prepare(Settings settings) {
    return (random, varies) -> new Run(settings);
  }

  private static final class Run implements Program {
    private final Settings settings;
    private final Durations overshoots = new Durations();
    private final Durations calls = new Durations();
    private boolean isStopped;

    Run(Settings settings) {
      this.settings = settings;
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
      return index == 0 ? new Measurer() : new Spinner(() -> isStopped);
    }

    @Override
    public void report(MetricSet.Builder metrics) {
      metrics
          .put(OVERSHOOT_P50, overshoots.percentilePs(50) / 1e9)
          .put(OVERSHOOT_P99, overshoots.percentilePs(99) / 1e9)
          .put(CALL_P50, calls.percentilePs(50) / 1e3)
          .put(CALL_P99, calls.percentilePs(99) / 1e3);
    }

    /** {@code t0 = now(); sleep(0.002); x.append(now() - t0 - 0.002)}, and likewise with calls. */
    private final class Measurer implements Body {
      private static final int WARM = 0;
      private static final int SLEEPING = 1;
      private static final int CALLING = 2;

      private final long sleepPs = settings.whole(SLEEP);
      private final Op begin =
          new Op.ReadClock(settings.get(CLOCK_CYCLES), CLOCK_MIX, ps -> beginPs = ps);
      private final Op end = new Op.ReadClock(settings.get(CLOCK_CYCLES), CLOCK_MIX, this::ended);
      private final Op sleep = new Op.Sleep(WaitTime.fixed(sleepPs));
      private final Op call = new Op.Compute(settings.get(CALL_CYCLES), CALL_MIX);
      private final Op release = Op.Native.releasing(NativeWork.ofPeakPs(settings.get(CALL_TIME)));
      private int phase = WARM;
      private int word;
      private long beginPs;
      private long phaseEndPs;

      @Override
      public Op next() {
        if (phase == WARM) {
          phase = SLEEPING;
          phaseEndPs = settings.whole(WARM_UP) + settings.whole(SLEEP_PHASE);
          return new Op.Sleep(WaitTime.fixed(settings.get(WARM_UP)));
        }
        switch (word++) {
          case 0:
            return begin;
          case 1:
            return phase == SLEEPING ? sleep : call;
          case 2:
            return phase == SLEEPING ? end : release;
          default:
            return phase == CALLING && word == 4 ? end : again();
        }
      }

      private Op again() {
        word = 0;
        if (beginPs < phaseEndPs) {
          return next();
        }
        if (phase == SLEEPING) {
          phase = CALLING;
          phaseEndPs = beginPs + settings.whole(CALL_PHASE);
          return next();
        }
        isStopped = true;
        return new Op.End();
      }

      private void ended(long ps) {
        if (phase == SLEEPING) {
          overshoots.add(ps - beginPs - sleepPs);
        } else {
          calls.add(ps - beginPs);
        }
      }
    }
  }
}
