package dev.contend.cpu.scheduler;

import dev.contend.cpu.scheduler.SimThread.State;
import dev.contend.engine.SimKernel;
import java.util.List;

/**
 * Whether the threads that count can still go on: ends the run when all have ended, or when each of
 * the rest waits for another.
 *
 * <p>A thread is <i>able</i> unless only another thread can wake it; background threads do not
 * count.
 */
final class Liveness {
  private final SimKernel kernel;
  private int alive;
  private int able;
  private boolean deadlocked;

  Liveness(SimKernel kernel) {
    this.kernel = kernel;
  }

  /** A thread that counts has been made; it is about to be placed. */
  void born(SimThread thread) {
    alive++;
    thread.setUnable(true);
  }

  /** A thread can go on. */
  void canGoOn(SimThread thread) {
    if (thread.isUnable()) {
      thread.setUnable(false);
      able++;
    }
  }

  /** A thread has gone to sleep, or spins. */
  void asleep(SimThread thread) {
    if (!thread.isBackground() && !thread.isWaitingWithTimer()) {
      thread.setUnable(true);
      lessAble();
    }
  }

  /** A thread that counts has ended, and whoever waited for that has been woken. */
  void ended() {
    alive--;
    lessAble();
  }

  /** Whether all have ended, or none of the rest can go on. */
  boolean isOver() {
    return alive == 0 || deadlocked;
  }

  /** Who waits for what, if each waits for another; else empty. */
  List<Waiting> deadlock(List<SimThread> threads) {
    if (!deadlocked) {
      return List.of();
    }
    return threads.stream()
        .filter(thread -> !thread.isBackground() && thread.isUnable())
        .map(
            thread ->
                new Waiting(
                    thread.name(), thread.state() == State.BLOCKED ? thread.waitingForText() : ""))
        .toList();
  }

  private void lessAble() {
    able--;
    if (alive == 0) {
      kernel.stop();
    } else if (able == 0) {
      deadlocked = true;
      kernel.stop();
    }
  }
}
