package dev.contend.workloads.catalog;

import dev.contend.engine.metrics.Metric;
import dev.contend.engine.settings.Parameter;
import dev.contend.engine.settings.Parameter.Kind;
import dev.contend.engine.settings.Settings;
import java.util.List;

/**
 * Workers that make batches of samples ready for a training loop: processes that send them pickled,
 * or threads that hand them over.
 *
 * <p>The Python program that it stands for is in {@code docs/model.md}, section <i>Data loader</i>.
 */
final class DataLoader implements Workload {
  static final Metric SAMPLE_RATE =
      new Metric("sample-rate", "1/s", "Samples a second that the training loop takes.");
  static final Metric UTILISATION =
      new Metric(
          "loader-utilisation",
          "ratio",
          "The CPU time of all threads, the training loop included, over one CPU for each worker.");
  static final Metric START =
      new Metric(
          "loader-start", "ms", "From the start of a worker to its first line, mean of all.");

  static final Parameter BATCH =
      new Parameter("batch", Kind.COUNT, 32, 1, 1e6, "Samples in a batch.");
  static final Parameter BATCHES =
      new Parameter("batches", Kind.COUNT, 300, 2, 1e6, "Batches of an epoch.");
  static final Parameter WARM_UP =
      new Parameter(
          "warm-up-batches", Kind.COUNT, 40, 0, 1e6, "Batches before counting begins; below all.");
  static final Parameter PREFETCH =
      new Parameter("prefetch", Kind.COUNT, 2, 1, 1e4, "Batches ordered ahead of each worker.");
  static final Parameter PYTHON_CYCLES =
      new Parameter(
          "python-cycles",
          Kind.RATIO,
          7.26e6,
          0,
          1e12,
          "Cycles of Python work for a sample, mean.");
  static final Parameter NATIVE_TIME =
      new Parameter(
          "native-time",
          Kind.DURATION_PS,
          1.94e9,
          0,
          1e14,
          "C code for a sample, which gives the interpreter up, at peak speed, mean.");
  static final Parameter VARIATION =
      new Parameter(
          "sample-variation",
          Kind.RATIO,
          0.2,
          0,
          2,
          "Coefficient of variation of the work for a sample.");
  static final Parameter SAMPLE_BYTES =
      new Parameter(
          "sample-bytes", Kind.BYTES, 371_712, 0, 1e10, "Size of a sample that is ready.");
  static final Parameter STEP =
      new Parameter(
          "step",
          Kind.DURATION_PS,
          1.776e10,
          0,
          1e14,
          "What a batch takes the device that trains.");
  static final Parameter DATASET =
      new Parameter(
          "dataset",
          Kind.BYTES,
          9e7,
          0,
          1e12,
          "Memory of the data set: one for all threads, one for each process.");
  static final Parameter IMPORT_TIME =
      new Parameter(
          "import-time",
          Kind.DURATION_PS,
          0,
          0,
          1e14,
          "Imports of a worker that is a process and does not inherit them.");

  @Override
  public String help() {
    return "Workers make batches ready for a training loop: pickled by processes, or by reference.";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        BATCH,
        BATCHES,
        WARM_UP,
        PREFETCH,
        PYTHON_CYCLES,
        NATIVE_TIME,
        VARIATION,
        SAMPLE_BYTES,
        STEP,
        DATASET,
        IMPORT_TIME);
  }

  @Override
  public List<String> problems(Settings settings) {
    return settings.whole(WARM_UP) + 1 >= settings.whole(BATCHES)
        ? List.of("warm-up-batches leaves nothing to count; raise batches, or lower it")
        : List.of();
  }

  @Override
  public Metric headline() {
    return SAMPLE_RATE;
  }

  @Override
  public List<Metric> tabulated() {
    return List.of(SAMPLE_RATE, UTILISATION, START);
  }

  @Override
  public List<Metric> metrics() {
    return List.of(SAMPLE_RATE, UTILISATION, START);
  }

  @Override
  public OfPython prepare(Settings settings) {
    return (random, varies) -> new LoaderProgram(settings, random, varies);
  }
}
