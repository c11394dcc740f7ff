package dev.contend.engine;

import java.util.Iterator;
import java.util.ListIterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.eventlist.EventList;

/**
 * The house's event list with a watcher, who is told of each event just before it runs, while the
 * clock still stands at the one before: with it a test sees every step of a model without changing
 * one.
 */
public final class WatchedOrder implements EventList {
  private final WheelEventList events = new WheelEventList();
  private final Consumer<Event> watcher;

  private WatchedOrder(Consumer<Event> watcher) {
    this.watcher = watcher;
  }

  /** A kernel whose events are watched; their order is the usual one. */
  public static SimKernel kernel(Consumer<Event> watcher) {
    return new SimKernel(new WatchedOrder(watcher));
  }

  @Override
  public @Nullable Event removeFirst() {
    Event first = events.removeFirst();
    if (first != null) {
      watcher.accept(first);
    }
    return first;
  }

  @Override
  public @Nullable Event getFirst() {
    return events.getFirst();
  }

  @Override
  public boolean isEmpty() {
    return events.isEmpty();
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
    events.addFirst(event);
  }

  @Override
  public void addBefore(Event event, Event other) {
    events.addBefore(event, other);
  }

  @Override
  public void addAfter(Event event, Event other) {
    events.addAfter(event, other);
  }

  @Override
  public @Nullable Event getFirstOfClass(String className) {
    return events.getFirstOfClass(className);
  }

  @Override
  public <E extends Event> @Nullable E getFirstOfClass(Class<E> type) {
    return events.getFirstOfClass(type);
  }
}
