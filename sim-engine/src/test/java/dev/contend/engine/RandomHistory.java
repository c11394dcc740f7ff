package dev.contend.engine;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.eventlist.EventList;

/**
 * A model that does at random all that a model may do with events, and a log of what ran when.
 *
 * <p>Events schedule, cancel and move each other and advance the clock themselves. All choices are
 * drawn from one generator while the model runs, so two event lists give the same log exactly if
 * they run the same events at the same instants: after the first difference the choices differ too.
 */
final class RandomHistory {
  private final SplittableRandom random;
  private final SimKernel kernel;
  private final EventList list;
  private final Step[] steps;
  private final int longestDelay;
  private final boolean isFarAtTimes;
  private final int cancelPercent;
  private final List<String> log = new ArrayList<>();
  private int budget;

  /** The history of a seed on an event list, which must be empty. */
  RandomHistory(long seed, EventList list) {
    random = new SplittableRandom(seed);
    this.list = list;
    kernel = new SimKernel(list);
    // Short delays make ties the rule; long ones make them the exception.
    longestDelay = random.nextInt(4) == 0 ? 1_000_000 : random.nextInt(12);
    isFarAtTimes = random.nextInt(4) == 0;
    cancelPercent = random.nextInt(60);
    budget = 50 + random.nextInt(250);
    steps = new Step[1 + random.nextInt(random.nextInt(8) == 0 ? 1_000 : 40)];
    for (int id = 0; id < steps.length; id++) {
      EventOrder[] orders = EventOrder.values();
      steps[id] = new Step(id, orders[random.nextInt(orders.length)]);
    }
  }

  /** Runs the history, with pauses at random horizons, and tells what happened. */
  List<String> run() {
    for (Step step : steps) {
      step.scheduleInPs(delay());
    }
    SimKernel.RunEnd end = SimKernel.RunEnd.HORIZON;
    while (end != SimKernel.RunEnd.NOTHING_PENDING) {
      end = kernel.runUntilPs(kernel.nowPs() + 1 + random.nextInt(3 * longestDelay + 3) + far(8));
      log.add(end + " at " + kernel.nowPs() + " pending " + pendingInOrder());
      disturb();
      burst();
    }
    log.add("events " + (kernel.eventsRun() + kernel.eventsSaved()));
    return log;
  }

  /** Events that know of themselves that they are pending. */
  long pending() {
    long count = 0;
    for (Step step : steps) {
      count += step.isPending() ? 1 : 0;
    }
    return count;
  }

  private List<Integer> pendingInOrder() {
    List<Integer> ids = new ArrayList<>();
    for (Iterator<Event> events = list.listIterator(); events.hasNext(); ) {
      ids.add(((Step) events.next()).id);
    }
    if (ids.size() != pending()) {
      throw new AssertionError(ids + " listed, but " + pending() + " events are pending");
    }
    return ids;
  }

  private long delay() {
    return random.nextInt(3) == 0 ? 0 : random.nextInt(longestDelay + 1) + far(1);
  }

  /** At times, if at all, an instant of any magnitude. */
  private long far(int times) {
    boolean isFar = isFarAtTimes && random.nextInt(3) == 0;
    return isFar ? times * random.nextLong(1L << random.nextInt(40)) : 0;
  }

  /** At times schedules many events at once. */
  private void burst() {
    if (random.nextInt(50) != 0) {
      return;
    }
    for (Step step : steps) {
      if (!step.isPending() && budget > 0) {
        step.scheduleInPs(delay());
      }
    }
  }

  private void disturb() {
    Step other = steps[random.nextInt(steps.length)];
    boolean cancels = random.nextInt(100) < cancelPercent;
    if (!other.isPending()) {
      other.scheduleInPs(delay());
    } else if (cancels) {
      other.cancelIfPending();
    } else {
      long left = other.duePs() - kernel.nowPs();
      switch (random.nextInt(4)) {
        case 0 -> other.rescheduleInPs(left);
        case 1 -> other.rescheduleInPs(random.nextLong(left + 1));
        case 2 -> other.rescheduleInPs(left + delay());
        default -> other.rescheduleInPs(delay());
      }
    }
    budget--;
  }

  /** One of the history's events. */
  private final class Step extends ModelEvent {
    private final int id;

    Step(int id, EventOrder order) {
      super(kernel, order);
      this.id = id;
    }

    @Override
    public void actions() {
      boolean goesOn = true;
      while (goesOn && budget > 0) {
        log.add(kernel.nowPs() + ":" + id);
        for (int i = random.nextInt(4); i > 0; i--) {
          disturb();
        }
        if (random.nextInt(40) == 0) {
          kernel.stop();
        }
        burst();
        goesOn = !isPending() && random.nextBoolean() && advance(delay());
      }
    }

    private boolean advance(long delayPs) {
      boolean advanced = kernel.tryAdvanceToPs(kernel.nowPs() + delayPs);
      if (!advanced) {
        scheduleInPs(delayPs);
      }
      return advanced;
    }
  }
}
