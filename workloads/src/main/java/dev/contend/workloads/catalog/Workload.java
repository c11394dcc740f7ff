package dev.contend.workloads.catalog;

import dev.contend.engine.metrics.Metric;
import dev.contend.engine.random.RandomStreams;
import dev.contend.engine.settings.Parameter;
import dev.contend.engine.settings.Settings;
import dev.contend.workloads.hardware.NativeProgram;
import dev.contend.workloads.program.Program;
import dev.contend.workloads.runtime.Ground;
import dev.contend.workloads.runtime.policy.RunMetrics;
import java.util.List;
import java.util.Optional;

/** A kind of program with parameters; each run makes a fresh program of it. */
public interface Workload {
  /** What it is, in one sentence. */
  String help();

  /** What can be set. */
  List<Parameter> parameters();

  /** Whether it is machine code that needs no interpreter, and runs under none. */
  default boolean isNative() {
    return false;
  }

  /** The metric that it is run for: tables show it, and replications make it precise. */
  default Metric headline() {
    return RunMetrics.TIME;
  }

  /** What tables show side by side: the headline, and what it says little without. */
  default List<Metric> tabulated() {
    return List.of(headline());
  }

  /** The metrics that it reports beside those that every run has. */
  default List<Metric> metrics() {
    return List.of();
  }

  /** The metric under which the headline over that of a scenario's first point is reported. */
  default Optional<Metric> relativeToFirst() {
    return Optional.empty();
  }

  /**
   * What is wrong with a combination of settings that are each in range; empty if nothing is.
   *
   * @return a sentence that names the parameters and says what to write instead
   */
  default List<String> problems(Settings settings) {
    return List.of();
  }

  /** Computes once what all runs with these settings have in common. */
  Prepared prepare(Settings settings);

  /**
   * A workload with its settings. It is immutable, so that runs in several threads can share it.
   */
  sealed interface Prepared {}

  /** A prepared workload in the words of {@link dev.contend.workloads.program.Op}. */
  non-sealed interface OfPython extends Prepared {
    /**
     * The program of one run.
     *
     * @param varies whether to draw what varies from run to run; otherwise all factors are 1
     */
    Program program(RandomStreams random, boolean varies);
  }

  /** A prepared workload likewise, whose program depends on the number of workers. */
  non-sealed interface OfWorkers extends Prepared {
    /**
     * The program of one run.
     *
     * @param workers 1 or more
     * @param varies whether to draw what varies from run to run; otherwise it has its mean
     */
    Program program(int workers, RandomStreams random, boolean varies);
  }

  /** A prepared workload of machine code. */
  non-sealed interface OfNative extends Prepared {
    /**
     * The program of one run.
     *
     * @param workers number of threads, 1 or more
     */
    NativeProgram program(Ground ground, int workers, RandomStreams random);
  }
}
