package dev.contend.workloads.sync;

import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;

/**
 * Turns of a loop that pauses and looks at a word, until a turn in which the word may have changed.
 *
 * <p>As long as the core has its copy no turn can find anything new, so those turns take no events:
 * the loop goes on at the end of the turn in which the copy was lost. A preempted thread comes back
 * at once.
 */
final class Pausing extends Routine {
  private static final int BEGIN = 0;
  private static final int CHANGED = 1;
  private static final int END = 2;

  private final Platform platform;
  private final Word word;
  private long sincePs;

  Pausing(Platform platform, Word word) {
    this.platform = platform;
    this.word = word;
  }

  @Override
  protected Step step(SimThread thread) {
    if (state == BEGIN) {
      state = CHANGED;
      sincePs = platform.kernel().nowPs();
      return word.spin(thread);
    }
    if (state == CHANGED) {
      state = END;
      long turnPs = Math.max(1, platform.pausePs());
      long leftPs = turnPs - (platform.kernel().nowPs() - sincePs) % turnPs;
      return thread.still().compute(leftPs, Cause.LOCK_SPIN.id());
    }
    return Step.DONE;
  }
}
