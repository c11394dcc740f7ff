package dev.contend.workloads.catalog;

import dev.contend.engine.random.RandomStreams;
import dev.contend.engine.settings.Parameter;
import dev.contend.engine.settings.Settings;
import dev.contend.workloads.program.Program;
import java.util.List;

/** A kind of program with parameters; each run makes a fresh {@link Program} of it. */
public interface Workload {
  /** What it is, in one sentence. */
  String help();

  /** What can be set. */
  List<Parameter> parameters();

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
  interface Prepared {
    /**
     * The program of one run.
     *
     * @param varies whether to draw what varies from run to run; otherwise all factors are 1
     */
    Program program(RandomStreams random, boolean varies);
  }
}
