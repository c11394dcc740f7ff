package dev.contend.workloads.catalog;

import dev.contend.engine.metrics.Durations;
import dev.contend.engine.metrics.Metric;
import dev.contend.engine.metrics.MetricSet;
import dev.contend.engine.random.RandomSource;
import dev.contend.engine.random.RandomStreams;
import dev.contend.engine.settings.Parameter;
import dev.contend.engine.settings.Parameter.Kind;
import dev.contend.engine.settings.Settings;
import dev.contend.workloads.program.Coordination;
import dev.contend.workloads.program.Op;
import dev.contend.workloads.program.Program;
import dev.contend.workloads.program.SharedBarrier;
import dev.contend.workloads.program.SharedDevice;
import dev.contend.workloads.program.SharedLock;
import dev.contend.workloads.program.SharedVariable;
import dev.contend.workloads.program.WaitTime;
import dev.contend.workloads.program.WaitTime.Distribution;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Requests to a language model in a closed loop, one for each worker: for every token some Python
 * work and a step of the device, for which the workers queue.
 *
 * <p>The Python program that it stands for is in {@code docs/model.md}, section <i>Serving a
 * language model</i>.
 */
final class LlmServing implements Workload {
  static final Metric TOKEN_RATE =
      new Metric("token-rate", "1/s", "Tokens a second of all requests together.");
  static final Metric TOKEN_LATENCY =
      new Metric("token-latency", "ms", "From a request's token to its next, mean of all.");
  static final Metric TOKEN_LATENCY_99 =
      new Metric("token-latency-p99", "ms", "The same, which 99 % do not exceed.");

  private static final Parameter PYTHON_CYCLES =
      new Parameter(
          "python-cycles", Kind.RATIO, 2.42e7, 0, 1e12, "Cycles of Python work for a token, mean.");
  private static final Parameter VARIATION =
      new Parameter(
          "python-variation",
          Kind.RATIO,
          0.1,
          0,
          2,
          "Coefficient of variation of the Python work for a token.");
  private static final Parameter STEP =
      new Parameter(
          "device-step",
          Kind.DURATION_PS,
          7.787e8,
          0,
          1e13,
          "What a token takes the device, mean.");
  private static final Parameter DISTRIBUTION =
      Parameter.choice(
          "step-distribution",
          List.of("fixed", "exponential"),
          "Whether it is the same each time.");
  private static final Parameter SERVERS =
      new Parameter("devices", Kind.COUNT, 1, 1, 1e4, "Devices, each with a step at a time.");
  private static final Parameter WARM_UP =
      new Parameter(
          "warm-up",
          Kind.DURATION_PS,
          2e12,
          0,
          1e15,
          "From the moment all requests are there until counting begins.");
  private static final Parameter DURATION =
      new Parameter("duration", Kind.DURATION_PS, 1e13, 1e9, 1e15, "How long is counted.");

  @Override
  public String help() {
    return "Requests to a language model in a closed loop: Python work and a device for each token.";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(PYTHON_CYCLES, VARIATION, STEP, DISTRIBUTION, SERVERS, WARM_UP, DURATION);
  }

  @Override
  public Metric headline() {
    return TOKEN_RATE;
  }

  @Override
  public List<Metric> tabulated() {
    return List.of(TOKEN_RATE, TOKEN_LATENCY);
  }

  @Override
  public List<Metric> metrics() {
    return List.of(TOKEN_RATE, TOKEN_LATENCY, TOKEN_LATENCY_99);
  }

  @Override
  public OfPython prepare(Settings settings) {
    return (random, varies) -> new Run(settings, random, varies);
  }

  private static final class Run implements Program {
    /** Pickle of a small int, framing included. */
    private static final int RESULT_BYTES = 10;

    private static final double PERCENT_99 = 99;

    /** Without it the first requests keep the main thread from starting the others. */
    private static final SharedBarrier START = new SharedBarrier(0, "start", SharedBarrier.ALL);

    private final Settings settings;
    private final RandomStreams random;
    private final double variation;
    private final Op step;
    private final SharedDevice device;
    private final Durations latencies = new Durations();
    private long sumPs;
    private long tokens;
    private long startPs = -1;
    private LongSupplier clock = () -> 0;

    Run(Settings settings, RandomStreams random, boolean varies) {
      this.settings = settings;
      this.random = random;
      variation = varies ? settings.get(VARIATION) : 0;
      device = new SharedDevice(0, "gpu", (int) settings.whole(SERVERS));
      Distribution distribution = Distribution.values()[(int) settings.whole(DISTRIBUTION)];
      WaitTime time = new WaitTime(settings.get(STEP), distribution);
      step = new Coordination.Serve(device, time, false).op();
    }

    @Override
    public void begin(LongSupplier nowPs) {
      clock = nowPs;
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
    public List<SharedBarrier> barriers() {
      return List.of(START);
    }

    @Override
    public List<SharedDevice> devices() {
      return List.of(device);
    }

    @Override
    public Body worker(int index) {
      return new Request(random.stream("workload/token/" + index));
    }

    @Override
    public void report(MetricSet.Builder metrics) {
      double seconds = settings.get(DURATION) / 1e12;
      metrics
          .put(TOKEN_RATE, tokens / seconds)
          .put(TOKEN_LATENCY_99, latencies.percentilePs(PERCENT_99) / 1e9)
          .put(TOKEN_LATENCY, sumPs / 1e9 / latencies.count());
    }

    /** {@code while True: token = model(token); text += decode(token)}. */
    private final class Request implements Body {
      private final RandomSource factors;
      private long tokenPs = -1;
      private boolean isThere;
      private boolean isComputed;
      private boolean isDelivered;

      Request(RandomSource factors) {
        this.factors = factors;
      }

      @Override
      public Op next() {
        if (!isThere) {
          isThere = true;
          return new Coordination.Arrive(START).op();
        }
        if (isComputed) {
          isComputed = false;
          return step;
        }
        long nowPs = clock.getAsLong();
        startPs = startPs < 0 ? nowPs : startPs;
        long beginPs = startPs + settings.whole(WARM_UP);
        long endPs = beginPs + settings.whole(DURATION);
        tokens += nowPs >= beginPs && nowPs < endPs ? 1 : 0;
        // All that begin in time are counted: else a request that waits long would be left out.
        if (tokenPs >= beginPs) {
          latencies.add(nowPs - tokenPs);
          sumPs += nowPs - tokenPs;
        }
        if (nowPs >= endPs) {
          boolean isEnd = isDelivered;
          isDelivered = true;
          return isEnd ? new Op.End() : new Op.Deliver(RESULT_BYTES);
        }
        tokenPs = nowPs;
        isComputed = true;
        return new Op.Compute(settings.get(PYTHON_CYCLES) * factors.unitMeanFactor(variation));
      }
    }
  }
}
