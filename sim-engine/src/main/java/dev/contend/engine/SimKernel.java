package dev.contend.engine;

import dev.contend.engine.trace.TraceSink;
import org.jspecify.annotations.Nullable;
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
  private final TraceSink trace;

  /** The same list, if it is the house's own: then SSJ's way around it is cut short. */
  private final @Nullable WheelEventList own;

  private long nowPs;
  private long horizonPs;
  private long eventsRun;
  private long eventsSaved;
  private boolean stopRequested;
  private volatile long mostEvents = Long.MAX_VALUE;

  /** A kernel with the house's own event list. */
  public SimKernel() {
    this(TraceSink.NONE);
  }

  /**
   * A kernel of a run that is listened to.
   *
   * @param trace told of what the run's parts do
   */
  public SimKernel(TraceSink trace) {
    this(new WheelEventList(), trace);
  }

  /** A kernel with another event list, for tests; it saves no event. */
  SimKernel(EventList events) {
    this(events, TraceSink.NONE);
  }

  private SimKernel(EventList events, TraceSink trace) {
    this.events = events;
    this.trace = trace;
    own = events instanceof WheelEventList wheels ? wheels : null;
    ssj = new KernelSimulator(events);
    ssj.init(events);
  }

  /** Who listens to the run. */
  public TraceSink trace() {
    return trace;
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
      Event event = own == null ? ssj.next() : ssj.begin((ModelEvent) own.takeFirst());
      nowPs = firstPs;
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
   * when another event is due at or before that instant, when the run's horizon lies before it, or
   * when the event list is not the house's own, as one that watches each event; the caller then
   * schedules its event as usual. Both ways give the same run.
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
    if (own == null || own.earliestPs() <= timePs || timePs > horizonPs) {
      return false;
    }
    if (stopRequested || isAtLimit()) {
      return false;
    }
    moveClockTo(timePs);
    eventsSaved++;
    return true;
  }

  /**
   * Begins a pending event inside another one, if it is the next to run anyway: the clock then
   * stands at its instant, and the caller does what it is for.
   *
   * <p>As with {@link #tryAdvanceToPs}, both ways give the same run, and it is called last.
   *
   * @return whether it has begun; if not, it stays pending
   */
  public boolean tryBegin(ModelEvent event) {
    if (own == null || !own.isFirst(event) || event.duePs() > horizonPs) {
      return false;
    }
    if (stopRequested || isAtLimit()) {
      return false;
    }
    nowPs = event.duePs();
    ssj.begin((ModelEvent) own.takeFirst());
    eventsRun++;
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

  /** The instant of the next event; {@code Long.MAX_VALUE} if there is none. */
  private long firstPs() {
    if (own != null) {
      return own.firstPs();
    }
    return events.isEmpty() ? Long.MAX_VALUE : (long) events.getFirst().time();
  }

  private void moveClockTo(long timePs) {
    nowPs = timePs;
    ssj.moveClockTo(timePs);
  }

  /** Makes an event that is not pending due at an instant. */
  void schedule(ModelEvent event, long duePs) {
    event.isDueAt(duePs);
    if (own != null) {
      own.add(event, duePs, event.rank());
    } else {
      events.add(event);
    }
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

    /** What SSJ does with an event that it has taken from its list. */
    Event begin(ModelEvent event) {
      currentTime = event.time();
      event.isNotDue();
      return event;
    }

    void moveClockTo(long timePs) {
      currentTime = timePs;
    }
  }
}
