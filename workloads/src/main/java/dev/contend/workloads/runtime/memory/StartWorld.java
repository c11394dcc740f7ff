package dev.contend.workloads.runtime.memory;

import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;
import java.util.List;

/**
 * Lets all threads of a stopped world go on, and wakes those that sleep, one after the other; then
 * the next that wants to stop it.
 *
 * <p>Source: CPython 3.13 {@code start_the_world} in {@code Python/pystate.c}.
 */
public final class StartWorld extends Routine {
  private static final int BEGIN = 0;
  private static final int WAKE = 1;
  private static final int END = 2;

  private final World world;
  private List<World.Member> suspended = List.of();
  private int next;

  public StartWorld(World world) {
    this.world = world;
  }

  @Override
  protected Step step(SimThread thread) {
    switch (state) {
      case BEGIN:
        suspended = world.goOn();
        next = 0;
        state = WAKE;
        return Step.AGAIN;
      case WAKE:
        while (next < suspended.size()) {
          if (suspended.get(next++).started().wake(1) > 0) {
            return thread.occupy(world.wakeCallPs(), Cause.COLLECTOR.id());
          }
        }
        state = END;
        return world.turn().wake(1) > 0
            ? thread.occupy(world.wakeCallPs(), Cause.COLLECTOR.id())
            : Step.AGAIN;
      default:
        return Step.DONE;
    }
  }
}
