package dev.contend.workloads.catalog;

import dev.contend.engine.settings.Parameter;
import dev.contend.engine.settings.Parameter.Kind;
import dev.contend.engine.settings.Settings;
import java.util.List;

/**
 * The same tasks in three programs that differ in what their threads share: nothing; a model that
 * they read, with a buffer for each; a queue of tasks and an object that all of them change.
 *
 * <p>The Python programs that it stands for are in {@code docs/model.md}, section <i>Sharing
 * patterns</i>.
 */
final class SharingPatterns implements Workload {
  static final Parameter PATTERN =
      Parameter.choice(
          "pattern",
          List.of("independent", "shared-model", "shared-queue"),
          "What the workers share: nothing, each has a model of its own; one model that all read,"
              + " and a dictionary with a buffer for each; a queue of tasks and an object whose"
              + " attribute each task changes.");
  static final Parameter TASKS =
      new Parameter("tasks", Kind.COUNT, 4_000, 1, 1e7, "Tasks of all workers together.");
  static final Parameter TASK_CYCLES =
      new Parameter(
          "task-cycles",
          Kind.RATIO,
          200_000,
          0,
          1e12,
          "Python work of a task on objects of its own, on the reference interpreter.");
  static final Parameter PARTS =
      new Parameter(
          "model-parts", Kind.COUNT, 16, 1, 10_000, "Attributes of the model that a task reads.");
  static final Parameter TASK_VARIATION =
      new Parameter(
          "task-variation", Kind.RATIO, 0.1, 0, 1, "Coefficient of variation of a task's work.");

  @Override
  public String help() {
    return "The same tasks with nothing shared, with a model shared, with a queue and state shared.";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(PATTERN, TASKS, TASK_CYCLES, PARTS, TASK_VARIATION);
  }

  @Override
  public OfPython prepare(Settings settings) {
    return (random, varies) -> new PatternProgram(settings, random, varies);
  }
}
