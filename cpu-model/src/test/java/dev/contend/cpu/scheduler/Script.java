package dev.contend.cpu.scheduler;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** A thread's code written down line by line, for tests. */
public final class Script extends Routine {
  private final List<Function<SimThread, Step>> lines = new ArrayList<>();

  /** Adds a line that makes one request of the thread. */
  public Script then(Function<SimThread, Step> line) {
    lines.add(line);
    return this;
  }

  /** Adds a line that takes no time. */
  public Script run(Consumer<SimThread> action) {
    return then(
        thread -> {
          action.accept(thread);
          return Step.AGAIN;
        });
  }

  /** Adds a line that works at peak speed for a time. */
  public Script compute(double workPs, int cause) {
    return then(thread -> thread.compute(workPs, cause));
  }

  /** Adds a line that sleeps. */
  public Script sleep(long ps, int cause) {
    return then(thread -> thread.sleep(ps, cause));
  }

  /** Adds a line that waits at a futex. */
  public Script waitOn(Futex futex, int cause) {
    return then(thread -> thread.waitOn(futex, cause));
  }

  /** Adds a line that runs another routine to its end. */
  public Script call(Routine routine) {
    return then(thread -> thread.call(routine));
  }

  @Override
  protected Step step(SimThread thread) {
    return state < lines.size() ? lines.get(state++).apply(thread) : Step.DONE;
  }
}
