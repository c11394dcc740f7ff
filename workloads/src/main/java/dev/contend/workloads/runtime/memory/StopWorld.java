package dev.contend.workloads.runtime.memory;

import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;
import java.util.List;

/**
 * Stops all threads of a world but one; returns when they have stopped. If another thread is at it,
 * it waits for its turn, detached.
 *
 * <p>Source: CPython 3.13 {@code stop_the_world} and {@code park_detached_threads} in {@code
 * Python/pystate.c}.
 */
public final class StopWorld extends Routine {
  /** How long a stopper waits before it looks again. */
  private static final long LOOK_AGAIN_PS = 1_000_000_000L;

  private static final int BEGIN = 0;
  private static final int WAIT = 1;
  private static final int TURN = 2;
  private static final int SCAN = 3;
  private static final int SCANNED = 4;
  private static final int LOOK = 5;

  private final World world;
  private final World.Member member;
  private final World.Attach attach;
  private final World.Detach detach;
  private int next;

  /**
   * @param member who stops the others
   */
  public StopWorld(World world, World.Member member) {
    this.world = world;
    this.member = member;
    attach = world.new Attach(member);
    detach = new World.Detach(member);
  }

  @Override
  protected Step step(SimThread thread) {
    switch (state) {
      case BEGIN:
        if (world.hasStopper()) {
          state = WAIT;
          return thread.call(detach);
        }
        world.request(member);
        next = 0;
        state = SCAN;
        return Step.AGAIN;
      case WAIT:
        state = TURN;
        return world.hasStopper() ? thread.waitOn(world.turn(), Cause.COLLECTOR.id()) : Step.AGAIN;
      case TURN:
        state = BEGIN;
        return thread.call(attach);
      case SCAN:
        return scan(thread);
      case SCANNED:
        // A thread that has left meanwhile has let the others move up.
        if (next < world.members().size()) {
          world.ask(world.members().get(next));
          next++;
        }
        state = SCAN;
        return Step.AGAIN;
      case LOOK:
        if (world.tryStop()) {
          return Step.DONE;
        }
        state = SCAN;
        next = 0;
        return thread.waitOn(world.allStopped(), LOOK_AGAIN_PS, Cause.COLLECTOR.id());
      default:
        throw new IllegalStateException("state " + state);
    }
  }

  private Step scan(SimThread thread) {
    List<World.Member> members = world.members();
    while (next < members.size() && !members.get(next).isToStop()) {
      next++;
    }
    if (next == members.size()) {
      state = LOOK;
      return Step.AGAIN;
    }
    state = SCANNED;
    return World.word(thread, members.get(next), Cause.COLLECTOR.id());
  }
}
