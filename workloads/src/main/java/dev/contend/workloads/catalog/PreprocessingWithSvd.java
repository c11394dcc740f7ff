package dev.contend.workloads.catalog;

import dev.contend.engine.metrics.Metric;
import dev.contend.engine.random.RandomStreams;
import dev.contend.engine.settings.Parameter;
import dev.contend.engine.settings.Parameter.Kind;
import dev.contend.engine.settings.Settings;
import dev.contend.workloads.program.CodeKind;
import dev.contend.workloads.program.CodeMix;
import dev.contend.workloads.program.Imports;
import dev.contend.workloads.program.NativeWork;
import dev.contend.workloads.program.ObjectKind;
import dev.contend.workloads.program.ObjectPool;
import dev.contend.workloads.program.Op;
import dev.contend.workloads.program.Payload;
import dev.contend.workloads.program.Task;
import dev.contend.workloads.runtime.memory.MemoryMetrics;
import dev.contend.workloads.runtime.policy.RunMetrics;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;

/**
 * Tasks of an executor that make records in Python, decompose a matrix in C code without the
 * interpreter, and filter the records.
 *
 * <p>The Python program that it stands for is in {@code docs/model.md}, section <i>Preprocessing
 * with a decomposition</i>.
 */
final class PreprocessingWithSvd implements Workload {
  private static final Parameter TASKS =
      new Parameter("tasks", Kind.COUNT, 64, 1, 1e6, "Tasks of the executor.");
  private static final Parameter RECORDS =
      new Parameter(
          "records", Kind.COUNT, 10_000, 1, 1e7, "Records that a task makes and filters.");
  private static final Parameter RECORD_CYCLES =
      new Parameter(
          "record-cycles",
          Kind.RATIO,
          3_000,
          0,
          1e9,
          "Python work of a record, made and filtered, on the reference interpreter.");
  private static final Parameter NATIVE_TIME =
      new Parameter(
          "native-time",
          Kind.DURATION_PS,
          73.8e9,
          0,
          1e15,
          "C code of a task that gives the interpreter up, at peak speed: 500 x 500 normal numbers"
              + " and their decomposition.");
  private static final Parameter MATRIX_BYTES =
      new Parameter(
          "matrix-bytes", Kind.BYTES, 2e6, 1, 1e12, "One of the ten arrays of the decomposition.");
  private static final Parameter LIBRARY_BYTES =
      new Parameter(
          "library-bytes",
          Kind.BYTES,
          30 << 20,
          0,
          1e12,
          "Memory of imported libraries in the first process, and in each that does not inherit"
              + " them.");
  private static final Parameter IMPORT_TIME =
      new Parameter(
          "import-time",
          Kind.DURATION_PS,
          228e9,
          0,
          1e14,
          "Import of the libraries, in a process that does not inherit them.");
  private static final Parameter TASK_VARIATION =
      new Parameter(
          "task-variation", Kind.RATIO, 0.02, 0, 1, "Coefficient of variation of a task's work.");

  /** Pieces in which a task makes its records, so that its memory grows while it works. */
  private static final int PIECES = 20;

  /** The matrix, its copy, both factors twice, and the routine's working space. */
  private static final int MATRICES = 10;

  private static final int LIBRARY_BLOCK_BYTES = 1 << 20;

  /** Three keys and values: a dictionary of CPython 3.13, beside its header. */
  private static final ObjectKind RECORD = new ObjectKind("records", 152, true, 6);

  /** An integer, a float and a text of 11 letters, as a mean, beside their headers. */
  private static final ObjectKind VALUE = new ObjectKind("values", 21, false, 0);

  private static final int VALUES_OF_RECORD = 3;

  /** A call with an int, and a dictionary of three numbers. */
  private static final Payload ARGUMENT = new Payload(60, 6);

  private static final Payload RESULT = new Payload(110, 8);

  @Override
  public String help() {
    return "Tasks of an executor: records in Python, a decomposition in C, a filter.";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        TASKS,
        RECORDS,
        RECORD_CYCLES,
        NATIVE_TIME,
        MATRIX_BYTES,
        LIBRARY_BYTES,
        IMPORT_TIME,
        TASK_VARIATION);
  }

  @Override
  public List<Metric> tabulated() {
    return List.of(RunMetrics.TIME, MemoryMetrics.MEAN_MEMORY);
  }

  @Override
  public OfPython prepare(Settings settings) {
    ObjectPool records = new ObjectPool(0, RECORD, 0);
    ObjectPool values = new ObjectPool(1, VALUE, 0);
    int matrixBytes = (int) settings.whole(MATRIX_BYTES);
    ObjectPool matrices = new ObjectPool(2, new ObjectKind("matrices", matrixBytes, false, 0), 0);
    long blocks = settings.whole(LIBRARY_BYTES) / LIBRARY_BLOCK_BYTES;
    ObjectKind block = new ObjectKind("libraries", LIBRARY_BLOCK_BYTES - 32, false, 0);
    List<ObjectPool> pools = List.of(records, values, matrices, new ObjectPool(3, block, blocks));
    Imports imports = new Imports(settings.whole(IMPORT_TIME), true);
    return (random, varies) ->
        new ExecutorRun(tasks(settings, pools, random, varies), pools, List.of(), imports);
  }

  private static List<Task> tasks(
      Settings settings, List<ObjectPool> pools, RandomStreams random, boolean varies) {
    List<Task> tasks = new ArrayList<>();
    for (int i = 0; i < settings.whole(TASKS); i++) {
      double variation = varies ? settings.get(TASK_VARIATION) : 0;
      double factor = random.stream("workload/task/" + i).unitMeanFactor(variation);
      tasks.add(new Task(work(settings, pools, factor), ARGUMENT, RESULT));
    }
    return tasks;
  }

  private static List<Op> work(Settings settings, List<ObjectPool> pools, double factor) {
    long records = settings.whole(RECORDS);
    double cycles = settings.get(RECORD_CYCLES) * factor;
    List<Op> words = new ArrayList<>();
    for (int piece = 0; piece < PIECES; piece++) {
      long count = records * (piece + 1) / PIECES - records * piece / PIECES;
      words.add(new Op.Make(pools.get(0), count));
      words.add(new Op.Make(pools.get(1), count * VALUES_OF_RECORD));
      words.add(new Op.Compute(count * cycles, mix()));
    }
    words.add(new Op.Make(pools.get(2), MATRICES));
    double nativePs = settings.get(NATIVE_TIME) * factor;
    words.add(Op.Native.releasing(NativeWork.ofPeakPs(nativePs)));
    words.add(new Op.Drop(pools.get(2), MATRICES));
    words.add(new Op.Drop(pools.get(0), records));
    words.add(new Op.Drop(pools.get(1), records * VALUES_OF_RECORD));
    return words;
  }

  /** Assumed, from what the loop does: a dictionary, a call, a formatted text, an append. */
  private static CodeMix mix() {
    EnumMap<CodeKind, Double> shares = new EnumMap<>(CodeKind.class);
    shares.put(CodeKind.ALLOCATION, 0.4);
    shares.put(CodeKind.CONTAINER, 0.3);
    shares.put(CodeKind.CALL, 0.2);
    shares.put(CodeKind.ARITHMETIC, 0.1);
    return new CodeMix(shares);
  }
}
