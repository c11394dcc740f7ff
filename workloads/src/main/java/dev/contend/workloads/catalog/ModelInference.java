package dev.contend.workloads.catalog;

import dev.contend.engine.random.RandomStreams;
import dev.contend.engine.settings.Parameter;
import dev.contend.engine.settings.Parameter.Kind;
import dev.contend.engine.settings.Settings;
import dev.contend.workloads.program.CodeKind;
import dev.contend.workloads.program.CodeMix;
import dev.contend.workloads.program.Imports;
import dev.contend.workloads.program.NativeWork;
import dev.contend.workloads.program.ObjectUse;
import dev.contend.workloads.program.Op;
import dev.contend.workloads.program.Payload;
import dev.contend.workloads.program.SharedObject;
import dev.contend.workloads.program.Task;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;

/**
 * Requests to one model, which the threads of an executor share: Python work, looks at the model's
 * parts, and tensor operations in C code without the interpreter.
 *
 * <p>The Python program that it stands for is in {@code docs/model.md}, section <i>Inference
 * pool</i>.
 */
final class ModelInference implements Workload {
  private static final Parameter REQUESTS =
      new Parameter("requests", Kind.COUNT, 100, 1, 1e7, "Requests, all there at the start.");
  private static final Parameter REQUEST_CYCLES =
      new Parameter(
          "request-cycles",
          Kind.RATIO,
          100_000,
          0,
          1e13,
          "Work of a request with the interpreter, on the reference interpreter.");
  private static final Parameter NATIVE_TIME =
      new Parameter(
          "native-time",
          Kind.DURATION_PS,
          0.6e9,
          0,
          1e15,
          "C code of a request that gives the interpreter up, at peak speed: 32 x 1000 normal"
              + " numbers and one linear layer of 100.");
  private static final Parameter REQUEST_VARIATION =
      new Parameter(
          "request-variation",
          Kind.RATIO,
          0.02,
          0,
          1,
          "Coefficient of variation of a request's work.");

  /** The layer, its weights and its bias; each is looked at once for a request. */
  private static final int PARTS = 3;

  private static final SharedObject MODEL =
      new SharedObject(0, "model", SharedObject.Kind.INSTANCE, SharedObject.MAIN, PARTS);

  /** A call with an int. */
  private static final Payload ARGUMENT = new Payload(60, 6);

  /** A tensor of 32 x 100 floats; by reference where workers share a heap. */
  private static final Payload RESULT = new Payload(13_000, 10);

  @Override
  public String help() {
    return "Requests to a model that the threads of an executor share.";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(REQUESTS, REQUEST_CYCLES, NATIVE_TIME, REQUEST_VARIATION);
  }

  @Override
  public OfPython prepare(Settings settings) {
    return (random, varies) ->
        new ExecutorRun(tasks(settings, random, varies), List.of(), List.of(MODEL), Imports.NONE);
  }

  private static List<Task> tasks(Settings settings, RandomStreams random, boolean varies) {
    List<Task> tasks = new ArrayList<>();
    double variation = varies ? settings.get(REQUEST_VARIATION) : 0;
    for (int i = 0; i < settings.whole(REQUESTS); i++) {
      double factor = random.stream("workload/request/" + i).unitMeanFactor(variation);
      List<Op> words = new ArrayList<>();
      for (int part = 0; part < PARTS; part++) {
        words.add(new ObjectUse.ReadItem(MODEL, part));
      }
      words.add(new Op.Compute(settings.get(REQUEST_CYCLES) * factor, mix()));
      double nativePs = settings.get(NATIVE_TIME) * factor;
      words.add(Op.Native.releasing(NativeWork.ofPeakPs(nativePs)));
      tasks.add(new Task(words, ARGUMENT, RESULT));
    }
    return tasks;
  }

  /** Assumed: modules are looked up as attributes and called, tensors are made. */
  private static CodeMix mix() {
    EnumMap<CodeKind, Double> shares = new EnumMap<>(CodeKind.class);
    shares.put(CodeKind.ATTRIBUTE, 0.4);
    shares.put(CodeKind.CALL, 0.4);
    shares.put(CodeKind.EXTENSION, 0.2);
    return new CodeMix(shares);
  }
}
