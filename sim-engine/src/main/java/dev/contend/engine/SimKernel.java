package dev.contend.engine;

import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.Simulator;
import umontreal.ssj.simevents.eventlist.EventList;

/**
 * One simulation's clock and future-event list.
 *
 * <p>A kernel belongs to one thread and shares nothing with other kernels. It is built, run and
 * dropped inside the thread that runs the replication.
 */
public final class SimKernel {
  /** The last instant: beyond it SSJ's {@code double} clock no longer counts single picoseconds. */
  public static final long MAX_TIME_PS = 1L << 53;

  private final KernelSimulator ssj;
  private final EventList events;
  private long nowPs;
  private long horizonPs;
  private long eventsRun;
  private long eventsSaved;
  private boolean stopRequested;
  private volatile long mostEvents = Long.MAX_VALUE;

  /** A kernel with the house's own event list. */
  public SimKernel() {
    this(new WheelEventList());
  }

  /** A kernel with another event list, for tests that hold one against the other. */
  SimKernel(EventList events) {
    this.events = events;
    ssj = new KernelSimulator(events);
    ssj.init(events);
  }

  /** The present instant in picoseconds since the start of the simulation. */
  public long nowPs() {
    return nowPs;
  }

  /**
   * Runs events in order until none is left, none is due by the horizon, or {@link #stop} is
   * called.
   *
   * @param untilPs last instant to run, from now to {@link #MAX_TIME_PS}
   * @return why the run ended
   */
  public RunEnd runUntilPs(long untilPs) {
    if (untilPs < nowPs || untilPs > MAX_TIME_PS) {
      throw new IllegalArgumentException(
          "horizon is "
              + untilPs
              + " ps; must lie between now, "
              + nowPs
              + " ps, and "
              + MAX_TIME_PS
              + " ps");
    }
    horizonPs = untilPs;
    stopRequested = false;
    while (!stopRequested) {
      if (isAtLimit()) {
        return RunEnd.LIMIT;
      }
      long firstPs = firstPs();
      if (firstPs > untilPs) {
        if (firstPs == Long.MAX_VALUE) {
          return RunEnd.NOTHING_PENDING;
        }
        moveClockTo(untilPs);
        return RunEnd.HORIZON;
      }
      Event event = ssj.next();
      nowPs = (long) ssj.time();
      eventsRun++;
      event.actions();
    }
    return RunEnd.STOPPED;
  }

  /** Ends {@link #runUntilPs} after the event that is running. */
  public void stop() {
    stopRequested = true;
  }

  /** Ends {@link #runUntilPs} after so many events, those included that were saved. */
  public void limitEvents(long most) {
    mostEvents = most;
  }

  /**
   * Ends {@link #runUntilPs} soon. Other threads may call it: those that watch over what a run
   * costs. What the run has measured by then depends on when it was, and is not to be used.
   */
  public void giveUp() {
    mostEvents = 0;
  }

  private boolean isAtLimit() {
    return eventsRun + eventsSaved >= mostEvents;
  }

  /**
   * Moves the clock forward without an event, if nothing else could happen on the way.
   *
   * <p>This is how work that nobody else can observe costs no event: the caller goes on at once, as
   * if an event of its own had been scheduled at {@code timePs} and had just begun. It is refused
   * when another event is due at or before that instant, or when the run's horizon lies before it;
   * the caller then schedules its event as usual. Both ways give the same run.
   *
   * <p>Call it last: whatever else belongs to the present instant must be done before.
   *
   * @param timePs instant to go on at, not in the past
   * @return whether the clock now stands at {@code timePs}
   */
  public boolean tryAdvanceToPs(long timePs) {
    if (timePs < nowPs) {
      throw new IllegalArgumentException(
          "cannot advance to " + timePs + " ps; it is " + nowPs + " ps already");
    }
    if (stopRequested || isAtLimit() || timePs > horizonPs || earliestPendingPs() <= timePs) {
      return false;
    }
    moveClockTo(timePs);
    eventsSaved++;
    return true;
  }

  /** Events run so far. */
  public long eventsRun() {
    return eventsRun;
  }

  /** Events that {@link #tryAdvanceToPs} made unnecessary so far. */
  public long eventsSaved() {
    return eventsSaved;
  }

  /** A lower bound on the instant of the next event; {@code Long.MAX_VALUE} if there is none. */
  private long earliestPendingPs() {
    if (events instanceof WheelEventList wheels) {
      return wheels.earliestPs();
    }
    return events.isEmpty() ? Long.MAX_VALUE : (long) events.getFirst().time();
  }

  /** The instant of the next event; {@code Long.MAX_VALUE} if there is none. */
  private long firstPs() {
    if (events instanceof WheelEventList wheels) {
      return wheels.firstPs();
    }
    return events.isEmpty() ? Long.MAX_VALUE : (long) events.getFirst().time();
  }

  private void moveClockTo(long timePs) {
    nowPs = timePs;
    ssj.moveClockTo(timePs);
  }

  Simulator ssj() {
    return ssj;
  }

  /** Why a run ended. */
  public enum RunEnd {
    /** The event list is empty: nothing can happen any more. */
    NOTHING_PENDING,
    /** Events are left, but none is due by the horizon. */
    HORIZON,
    /** The model asked for it. */
    STOPPED,
    /** There have been as many events as are allowed, or somebody has given the run up. */
    LIMIT
  }

  /** SSJ's simulator, opened where its own loop is too coarse (it has no way to stop at a time). */
  private static final class KernelSimulator extends Simulator {
    KernelSimulator(EventList events) {
      super(events);
    }

    Event next() {
      return removeFirstEvent();
    }

    void moveClockTo(long timePs) {
      currentTime = timePs;
    }
  }
}
