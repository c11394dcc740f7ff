package dev.contend.cpu.scheduler;

/**
 * What the operating system's scheduling costs, in picoseconds.
 *
 * @param timeSlicePs how long a thread runs while others wait for its hardware thread
 * @param contextSwitchPs from one thread to another on one hardware thread, the call that blocks
 *     the first included
 * @param idleWakePs from a wake-up until the thread runs on an idle hardware thread, mean
 * @param idleWakeVariation coefficient of variation of {@code idleWakePs} (lognormal)
 * @param wakeCallPs what the waker spends in the wake-up call
 * @param yieldCallPs what {@code sched_yield} costs when nobody else wants the hardware thread
 * @param migrationPs extra cost of running on another core than before (cold caches)
 * @param randomPlacement whether equally good hardware threads are chosen from at random, or the
 *     first is taken
 * @param backgroundShare share of every hardware thread's time that other programs and the kernel
 *     take, 0 to 0.9
 * @param backgroundBurstPs mean length of one such burst
 * @param timerSlackPs how much later than asked for a thread's timer may go off, and does
 * @param timerInterruptPs from a timer's going off until the kernel wakes the thread
 * @param wakeInterruptPs the part of {@code idleWakePs} until the waker's interrupt has reached the
 *     idle hardware thread; a timer there needs no other's interrupt
 */
public record SchedulerSettings(
    long timeSlicePs,
    long contextSwitchPs,
    long idleWakePs,
    double idleWakeVariation,
    long wakeCallPs,
    long yieldCallPs,
    long migrationPs,
    boolean randomPlacement,
    double backgroundShare,
    long backgroundBurstPs,
    long timerSlackPs,
    long timerInterruptPs,
    long wakeInterruptPs) {

  /** A scheduler that costs nothing and slices at 3 ms: the plain machine of closed-form tests. */
  public static final SchedulerSettings FREE =
      new SchedulerSettings(3_000_000_000L, 0, 0, 0, 0, 0, 0, false, 0, 0);

  /** The same with timers that wake a thread at the instant asked for. */
  public SchedulerSettings(
      long timeSlicePs,
      long contextSwitchPs,
      long idleWakePs,
      double idleWakeVariation,
      long wakeCallPs,
      long yieldCallPs,
      long migrationPs,
      boolean randomPlacement,
      double backgroundShare,
      long backgroundBurstPs) {
    this(
        timeSlicePs,
        contextSwitchPs,
        idleWakePs,
        idleWakeVariation,
        wakeCallPs,
        yieldCallPs,
        migrationPs,
        randomPlacement,
        backgroundShare,
        backgroundBurstPs,
        0,
        0,
        0);
  }

  public SchedulerSettings {
    requireNotNegative("contextSwitchPs", contextSwitchPs);
    requireNotNegative("idleWakePs", idleWakePs);
    requireNotNegative("wakeCallPs", wakeCallPs);
    requireNotNegative("yieldCallPs", yieldCallPs);
    requireNotNegative("migrationPs", migrationPs);
    requireNotNegative("backgroundBurstPs", backgroundBurstPs);
    requireNotNegative("timerSlackPs", timerSlackPs);
    requireNotNegative("timerInterruptPs", timerInterruptPs);
    if (wakeInterruptPs < 0 || wakeInterruptPs > idleWakePs) {
      throw new IllegalArgumentException(
          "wakeInterruptPs is " + wakeInterruptPs + "; must lie between 0 and idleWakePs");
    }
    if (timeSlicePs <= 0) {
      throw new IllegalArgumentException("timeSlicePs is " + timeSlicePs + "; must be positive");
    }
    if (!(idleWakeVariation >= 0)) {
      throw new IllegalArgumentException(
          "idleWakeVariation is " + idleWakeVariation + "; must not be negative");
    }
    if (!(backgroundShare >= 0 && backgroundShare <= 0.9)) {
      throw new IllegalArgumentException(
          "backgroundShare is " + backgroundShare + "; must lie between 0 and 0.9");
    }
    if (backgroundShare > 0 && backgroundBurstPs == 0) {
      throw new IllegalArgumentException("backgroundShare without backgroundBurstPs");
    }
  }

  private static void requireNotNegative(String name, long value) {
    if (value < 0) {
      throw new IllegalArgumentException(name + " is " + value + "; must not be negative");
    }
  }

  /**
   * The same scheduler with nothing left to chance: fixed wake-ups and placement, no background.
   */
  public SchedulerSettings withoutVariation() {
    return new SchedulerSettings(
        timeSlicePs,
        contextSwitchPs,
        idleWakePs,
        0,
        wakeCallPs,
        yieldCallPs,
        migrationPs,
        false,
        0,
        0,
        timerSlackPs,
        timerInterruptPs,
        wakeInterruptPs);
  }
}
