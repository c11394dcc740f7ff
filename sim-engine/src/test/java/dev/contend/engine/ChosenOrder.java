package dev.contend.engine;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import org.jspecify.annotations.Nullable;
import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.eventlist.EventList;

/**
 * An event list whose next event is chosen from outside, whatever its time: with it a test walks
 * through every order in which the events of a model can happen.
 *
 * <p>All delays of the model must be zero. Between two choices the list calls itself empty, so that
 * a run of the kernel is one event.
 */
public final class ChosenOrder implements EventList {
  private final List<Event> events = new ArrayList<>();
  private @Nullable Event chosen;

  /** A kernel that runs one chosen event at a time. */
  public SimKernel kernel() {
    return new SimKernel(this);
  }

  /** Runs a pending event and nothing else. */
  public void fire(SimKernel kernel, ModelEvent event) {
    if (!events.contains(event)) {
      throw new IllegalArgumentException(event + " is not pending");
    }
    chosen = event;
    kernel.runUntilPs(kernel.nowPs());
  }

  @Override
  public boolean isEmpty() {
    return chosen == null;
  }

  @Override
  public void clear() {
    events.clear();
  }

  @Override
  public void add(Event event) {
    events.add(event);
  }

  @Override
  public @Nullable Event getFirst() {
    return chosen;
  }

  @Override
  public @Nullable Event removeFirst() {
    Event first = chosen;
    events.remove(first);
    chosen = null;
    return first;
  }

  @Override
  public boolean remove(Event event) {
    return events.remove(event);
  }

  @Override
  public Iterator<Event> iterator() {
    return events.iterator();
  }

  @Override
  public ListIterator<Event> listIterator() {
    return events.listIterator();
  }

  @Override
  public void addFirst(Event event) {
    add(event);
  }

  @Override
  public void addBefore(Event event, Event other) {
    add(event);
  }

  @Override
  public void addAfter(Event event, Event other) {
    add(event);
  }

  @Override
  public @Nullable Event getFirstOfClass(String className) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <E extends Event> @Nullable E getFirstOfClass(Class<E> type) {
    throw new UnsupportedOperationException();
  }
}
