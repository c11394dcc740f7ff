package dev.contend.engine;

import umontreal.ssj.simevents.Event;

/**
 * An event that its owner allocates once and schedules many times.
 *
 * <p>SSJ's own scheduling methods are closed off, because reuse makes their side effects last:
 * {@code scheduleNext}, {@code scheduleBefore} and {@code scheduleAfter} overwrite the event's
 * priority for good, and {@code schedule(double)} accepts NaN, which no comparison can order.
 */
public abstract class ModelEvent extends Event {
  /** A delay that ends past the last instant, whenever it begins. */
  private static final long NEVER = 2 * SimKernel.MAX_TIME_PS;

  private static final double NOT_PENDING = -10;

  private final SimKernel kernel;
  private final int rank;

  protected ModelEvent(SimKernel kernel, EventOrder order) {
    super(kernel.ssj());
    this.kernel = kernel;
    rank = order.rank();
    setPriority(rank);
  }

  /**
   * Schedules this event. Past {@link SimKernel#MAX_TIME_PS} it is pending, but no run comes to it.
   *
   * @param delayPs picoseconds from now
   * @throws IllegalArgumentException if the delay is negative
   * @throws IllegalStateException if the event is pending already
   */
  public final void scheduleInPs(long delayPs) {
    checkDelay(delayPs);
    if (isPending()) {
      throw new IllegalStateException(this + ": already due at " + duePs() + " ps");
    }
    boolean isInTime = delayPs <= SimKernel.MAX_TIME_PS - kernel.nowPs();
    kernel.schedule(this, kernel.nowPs() + (isInTime ? delayPs : NEVER));
  }

  private void checkDelay(long delayPs) {
    if (delayPs < 0) {
      throw new IllegalArgumentException(
          this + ": delay is " + delayPs + " ps; must not be negative");
    }
  }

  /** Schedules this event at an absolute instant, which must not lie in the past. */
  public final void scheduleAtPs(long timePs) {
    scheduleInPs(timePs - kernel.nowPs());
  }

  /**
   * Moves this event, pending or not, to {@code delayPs} picoseconds from now.
   *
   * <p>Among equal times and orders it then counts as scheduled now. A delay that is refused leaves
   * the event where it was.
   */
  public final void rescheduleInPs(long delayPs) {
    checkDelay(delayPs);
    cancelIfPending();
    scheduleInPs(delayPs);
  }

  /** Takes this event out of the event list if it is there. */
  public final void cancelIfPending() {
    if (isPending()) {
      super.cancel();
    }
  }

  /** Whether this event is in the event list; inside {@link #actions} it is not. */
  public final boolean isPending() {
    return time() >= 0;
  }

  /**
   * The instant this event is due, or one past {@link SimKernel#MAX_TIME_PS}; meaningful only while
   * it is pending.
   */
  public final long duePs() {
    return (long) time();
  }

  /** Notes when it is due, as SSJ's {@code schedule} does. */
  final void isDueAt(long timePs) {
    eventTime = timePs;
  }

  /** Notes that it is not pending, as SSJ does with an event that begins. */
  final void isNotDue() {
    eventTime = NOT_PENDING;
  }

  /** What its kernel orders it by among those of the same instant. */
  final int rank() {
    return rank;
  }

  /** The kernel this event belongs to. */
  protected final SimKernel kernel() {
    return kernel;
  }

  @Override
  public final void schedule(double delay) {
    throw closed("schedule(double)");
  }

  @Override
  public final void scheduleNext() {
    throw closed("scheduleNext()");
  }

  @Override
  public final void scheduleBefore(Event other) {
    throw closed("scheduleBefore(Event)");
  }

  @Override
  public final void scheduleAfter(Event other) {
    throw closed("scheduleAfter(Event)");
  }

  @Override
  public final void reschedule(double delay) {
    throw closed("reschedule(double)");
  }

  @Override
  public final boolean cancel() {
    throw closed("cancel()");
  }

  private static UnsupportedOperationException closed(String method) {
    return new UnsupportedOperationException(
        method + " is closed; use scheduleInPs, rescheduleInPs or cancelIfPending");
  }
}
