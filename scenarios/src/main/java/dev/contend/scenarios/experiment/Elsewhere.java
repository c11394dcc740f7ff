package dev.contend.scenarios.experiment;

import java.util.List;
import java.util.function.Consumer;

/** Where an experiment can have runs made, such as a cluster. */
public interface Elsewhere {
  /**
   * Has runs made. Those that do not come back are made by the experiment itself.
   *
   * @param runs in the order of the sweep
   * @param ended told of each when it comes back, by the thread that called
   */
  void make(List<RunId> runs, Consumer<RunLine> ended) throws InterruptedException;
}
