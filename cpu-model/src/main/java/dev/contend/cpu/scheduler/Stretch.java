package dev.contend.cpu.scheduler;

import dev.contend.cpu.clock.WorkKind;

/**
 * The private work that a thread is in the middle of: how much is left, and where it may stop.
 *
 * <p>Amounts are picoseconds at peak speed. A stretch that is cut stays with its thread, which goes
 * on with it when it runs again.
 */
final class Stretch {
  private WorkKind kind = WorkKind.INTERPRETER;
  private int cause;
  private double leftPs;
  private double stopAtLeftPs;
  private double undonePs;
  private double safepointSpacingPs;
  private boolean unfinished;

  /** Begins a stretch with safepoints at a distance, or 0 for none. */
  void begin(double workPs, double spacingPs, int cause, WorkKind kind) {
    this.kind = kind;
    this.cause = cause;
    leftPs = workPs;
    stopAtLeftPs = 0;
    safepointSpacingPs = spacingPs;
    unfinished = true;
  }

  void work(double donePs) {
    leftPs = Math.max(stopAtLeftPs, leftPs - donePs);
  }

  /** Work until this stretch ends, at its end or at the safepoint it must stop at. */
  double untilStopPs() {
    return leftPs - stopAtLeftPs;
  }

  /** Whether it has safepoints, and has not reached its end yet. */
  boolean canBeInterrupted() {
    return untilStopPs() > 0 && safepointSpacingPs > 0;
  }

  /** Moves the end to the next safepoint. */
  void stopAtNextSafepoint() {
    double untilSafepoint = leftPs % safepointSpacingPs;
    stopAtLeftPs = leftPs - untilSafepoint;
  }

  void finish() {
    unfinished = false;
    undonePs = stopAtLeftPs;
    leftPs = 0;
    stopAtLeftPs = 0;
  }

  /** Whether it has begun and is not finished, be it that its thread runs or waits. */
  boolean isUnfinished() {
    return unfinished;
  }

  /** Work that the last stretch left undone. */
  double undonePs() {
    return undonePs;
  }

  int cause() {
    return cause;
  }

  /** What the thread does, or did last. */
  WorkKind kind() {
    return kind;
  }

  /** The thread stalls for a line. */
  void stall() {
    kind = WorkKind.MEMORY_BOUND;
  }
}
