package dev.contend.workloads.catalog;

import dev.contend.engine.metrics.Metric;
import dev.contend.engine.settings.Parameter;
import dev.contend.engine.settings.Parameter.Kind;
import dev.contend.engine.settings.Settings;
import java.util.List;
import java.util.Optional;

/**
 * Training of a model whose parameters are sharded over GPUs: for each layer Python work, a step of
 * the GPU and a collective of all, by several processes for a GPU or by threads.
 *
 * <p>The Python program that it stands for is in {@code docs/model.md}, section <i>Sharded
 * training</i>.
 */
final class ShardedTraining implements Workload {
  static final Metric STEP_RATE =
      new Metric("step-rate", "1/s", "Training steps a second, all GPUs together.");
  static final Metric RELATIVE =
      new Metric(
          "step-rate-relative", "ratio", "Step rate over that of the scenario's first point.");

  static final Parameter GPUS =
      new Parameter("gpus", Kind.COUNT, 8, 1, 4_096, "GPUs, among which workers are dealt.");
  static final Parameter SCHEDULE =
      Parameter.choice(
          "schedule",
          List.of("in-turn", "overlapped"),
          "Collectives after each layer's step, or by a thread of each GPU while the others work;"
              + " processes have one thread and do them in turn.");
  static final Parameter STEPS = new Parameter("steps", Kind.COUNT, 1, 1, 1e6, "Training steps.");
  static final Parameter PHASES =
      new Parameter(
          "phases",
          Kind.COUNT,
          96,
          1,
          1e6,
          "Collectives in a step: gather for forward, gather for backward and reduce, a layer.");
  static final Parameter GPU_TIME =
      new Parameter(
          "gpu-time", Kind.DURATION_PS, 3.6e10, 0, 1e14, "What a phase takes each GPU altogether.");
  static final Parameter PYTHON_CYCLES =
      new Parameter(
          "python-cycles",
          Kind.RATIO,
          3.6e6,
          0,
          1e12,
          "Cycles of Python work in a phase for each GPU, shared by its workers.");
  static final Parameter LAYER_BYTES =
      new Parameter(
          "layer-bytes", Kind.BYTES, 4.05e8, 0, 1e13, "Parameters that a collective gathers.");
  static final Parameter LINK_RATE =
      new Parameter(
          "link-bytes-per-second",
          Kind.RATIO,
          2.3e11,
          1,
          1e15,
          "Bandwidth of a GPU's link to the others.");
  static final Parameter HOP_TIME =
      new Parameter(
          "hop-time",
          Kind.DURATION_PS,
          5e6,
          0,
          1e12,
          "Latency of each of the steps of a ring, one less than there are ranks.");

  static final Parameter VARIATION =
      new Parameter(
          "python-variation",
          Kind.RATIO,
          0,
          0,
          2,
          "Coefficient of variation of a worker's Python work in a phase.");
  static final Parameter ALL_REDUCE =
      Parameter.choice(
          "all-reduce",
          List.of("none", "step"),
          "Whether a step ends with a collective of all nodes: the device 'cluster', which takes a"
              + " node by itself no time.");

  @Override
  public String help() {
    return "Train a model sharded over GPUs, by processes or threads, with a collective per layer.";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        GPUS,
        SCHEDULE,
        STEPS,
        PHASES,
        GPU_TIME,
        PYTHON_CYCLES,
        VARIATION,
        LAYER_BYTES,
        LINK_RATE,
        HOP_TIME,
        ALL_REDUCE);
  }

  @Override
  public Metric headline() {
    return STEP_RATE;
  }

  @Override
  public List<Metric> tabulated() {
    return List.of(STEP_RATE, RELATIVE);
  }

  @Override
  public List<Metric> metrics() {
    return tabulated();
  }

  @Override
  public Optional<Metric> relativeToFirst() {
    return Optional.of(RELATIVE);
  }

  @Override
  public OfPython prepare(Settings settings) {
    return (random, varies) -> new TrainingProgram(settings, random, varies);
  }
}
