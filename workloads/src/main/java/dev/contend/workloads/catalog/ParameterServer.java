package dev.contend.workloads.catalog;

import dev.contend.engine.settings.Parameter;
import dev.contend.engine.settings.Parameter.Kind;
import dev.contend.engine.settings.Settings;
import java.util.List;

/**
 * Workers that compute gradients and bring them into common parameters every few steps: threads
 * change the parameters in place under a lock, processes send their gradients to the main process,
 * which changes the parameters and sends them back.
 *
 * <p>The Python programs that it stands for are in {@code docs/model.md}, section <i>Parameter
 * server</i>.
 */
final class ParameterServer implements Workload {
  static final Parameter STEPS =
      new Parameter("steps", Kind.COUNT, 320, 1, 1e7, "Steps of all workers together.");
  static final Parameter SYNC_EVERY =
      new Parameter(
          "sync-every", Kind.COUNT, 1, 1, 1e6, "Steps of a worker between two synchronisations.");
  static final Parameter PYTHON_CYCLES =
      new Parameter(
          "python-cycles",
          Kind.RATIO,
          3e6,
          0,
          1e12,
          "Python work of a step, on the reference interpreter, mean.");
  static final Parameter NATIVE_TIME =
      new Parameter(
          "native-time",
          Kind.DURATION_PS,
          1e9,
          0,
          1e14,
          "C code of a step that gives the interpreter up, at peak speed, mean.");
  static final Parameter UPDATE_TIME =
      new Parameter(
          "update-time",
          Kind.DURATION_PS,
          0.2e9,
          0,
          1e14,
          "C code that brings a gradient into the parameters, likewise.");
  static final Parameter GRADIENT_BYTES =
      new Parameter(
          "gradient-bytes",
          Kind.BYTES,
          1 << 20,
          0,
          1e10,
          "Size of a gradient, and of the parameters: what processes send each other.");
  static final Parameter STEP_VARIATION =
      new Parameter(
          "step-variation", Kind.RATIO, 0.1, 0, 1, "Coefficient of variation of a step's work.");

  @Override
  public String help() {
    return "Workers bring gradients into common parameters: in place under a lock, or by messages.";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        STEPS, SYNC_EVERY, PYTHON_CYCLES, NATIVE_TIME, UPDATE_TIME, GRADIENT_BYTES, STEP_VARIATION);
  }

  @Override
  public OfPython prepare(Settings settings) {
    return (random, varies) -> new ParameterProgram(settings, random, varies);
  }
}
