package dev.contend.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.eventlist.EventList;

/**
 * A future-event list as a 4-ary heap on parallel arrays, with no allocation per event.
 *
 * <p>The key is (time, priority, sequence number). Time is compared as the raw bits of the
 * non-negative {@code double}, which sort like the numbers; priority and sequence number share one
 * {@code long}, so that a tie costs one more comparison.
 *
 * <p><b>Root hole.</b> Taking the first event leaves a hole at the root, which the next event to be
 * added fills: most events schedule one successor, and removal and insertion then cost one descent
 * together instead of two.
 *
 * <p><b>Lazy cancelling.</b> A cancelled event's entry stays until it reaches the root. An entry is
 * alive if its event carries the entry's ticket (in SSJ's {@code Event.getRa}), which is its
 * sequence number. When more entries are dead than alive they are swept out, so memory stays
 * proportional to the pending events.
 *
 * <p>Source: Johnson, "Priority queues with update and finding minimum spanning trees", Information
 * Processing Letters 4(3), 1975, for the d-ary heap. Departures: SSJ's placement relative to
 * another event (first, before, after) is refused; {@link ModelEvent} has no use for it.
 */
final class HeapEventList implements EventList {
  private static final int DEAD = 0;
  private static final int PRIORITY_SHIFT = 32;
  private static final int MAX_PRIORITY = 127;
  private static final int FIRST_CAPACITY = 64;
  private static final int SWEEP_FLOOR = 64;

  /** Positive as an {@code int}, so that no ticket is {@link #DEAD}. */
  private static final int LAST_SEQUENCE = Integer.MAX_VALUE;

  private long[] times = new long[FIRST_CAPACITY];
  private long[] orders = new long[FIRST_CAPACITY];
  private @Nullable Event[] events = new @Nullable Event[FIRST_CAPACITY];
  private int size;
  private int dead;
  private boolean rootHole;
  private int sequence;

  HeapEventList() {
    this(0);
  }

  /**
   * A list that has given out tickets already, for tests of what happens when they run out.
   *
   * @param lastSequence sequence number given out last, not negative
   */
  HeapEventList(int lastSequence) {
    sequence = lastSequence;
  }

  @Override
  public boolean isEmpty() {
    return pending() == 0;
  }

  /** Events in the list. */
  int pending() {
    return size - dead - (rootHole ? 1 : 0);
  }

  /** Entries in the arrays, dead ones and the root hole among them; what memory is used for. */
  int entries() {
    return size;
  }

  /** A lower bound, in picoseconds, on the time of the first event; the largest long if empty. */
  long earliestPs() {
    if (!rootHole) {
      return size == 0 ? Long.MAX_VALUE : (long) Double.longBitsToDouble(times[0]);
    }
    long earliest = Long.MAX_VALUE;
    for (int child = 1; child <= 4 && child < size; child++) {
      earliest = Math.min(earliest, times[child]);
    }
    return earliest == Long.MAX_VALUE ? earliest : (long) Double.longBitsToDouble(earliest);
  }

  /** The time of the first event, in picoseconds; the largest long if there is none. */
  long firstPs() {
    settleRoot();
    return size == 0 ? Long.MAX_VALUE : (long) Double.longBitsToDouble(times[0]);
  }

  @Override
  public void add(Event event) {
    double priority = event.priority();
    if (!(priority >= 0 && priority <= MAX_PRIORITY) || priority != (int) priority) {
      throw new IllegalArgumentException(
          event
              + ": priority is "
              + priority
              + "; must be a whole number from 0 to "
              + MAX_PRIORITY);
    }
    if (sequence == LAST_SEQUENCE) {
      renumber();
    }
    sequence++;
    event.setRa(sequence);
    // Adding 0.0 turns a negative zero, whose bits sort last, into zero.
    long time = Double.doubleToRawLongBits(event.time() + 0.0);
    long order = (long) (int) priority << PRIORITY_SHIFT | sequence;
    if (rootHole) {
      rootHole = false;
      siftDown(0, time, order, event);
    } else {
      if (size == times.length) {
        grow();
      }
      siftUp(size++, time, order, event);
    }
  }

  @Override
  public @Nullable Event getFirst() {
    settleRoot();
    return size == 0 ? null : events[0];
  }

  @Override
  public @Nullable Event removeFirst() {
    settleRoot();
    if (size == 0) {
      return null;
    }
    Event first = events[0];
    if (first != null) {
      first.setRa(DEAD);
    }
    events[0] = null;
    rootHole = true;
    return first;
  }

  @Override
  public boolean remove(Event event) {
    if (event.getRa() == DEAD) {
      return false;
    }
    event.setRa(DEAD);
    dead++;
    if (dead > SWEEP_FLOOR && dead > size / 2) {
      sweep();
    }
    return true;
  }

  @Override
  public void clear() {
    for (int i = 0; i < size; i++) {
      Event event = events[i];
      if (event != null && isAlive(i, event)) {
        event.setRa(DEAD);
      }
    }
    Arrays.fill(events, 0, size, null);
    size = 0;
    dead = 0;
    rootHole = false;
  }

  /** Makes the root a living entry, or the heap empty. */
  private void settleRoot() {
    if (rootHole) {
      rootHole = false;
      removeRoot();
    }
    while (dead > 0 && size > 0) {
      Event event = events[0];
      if (event != null && isAlive(0, event)) {
        return;
      }
      dead--;
      removeRoot();
    }
  }

  private void removeRoot() {
    size--;
    Event last = events[size];
    events[size] = null;
    if (size > 0) {
      siftDown(0, times[size], orders[size], last);
    }
  }

  private boolean isAlive(int entry, Event event) {
    return event.getRa() == ticket(orders[entry]);
  }

  private static int ticket(long order) {
    return (int) order;
  }

  private void siftUp(int from, long time, long order, @Nullable Event event) {
    int at = from;
    while (at > 0) {
      int parent = (at - 1) >> 2;
      if (!isBefore(time, order, parent)) {
        break;
      }
      copy(parent, at);
      at = parent;
    }
    put(at, time, order, event);
  }

  private void siftDown(int from, long time, long order, @Nullable Event event) {
    long[] keys = times;
    int at = from;
    while (true) {
      int first = (at << 2) + 1;
      if (first >= size) {
        break;
      }
      int least = first;
      long leastTime = keys[first];
      int end = Math.min(first + 4, size);
      for (int child = first + 1; child < end; child++) {
        long childTime = keys[child];
        if (childTime < leastTime || (childTime == leastTime && orders[child] < orders[least])) {
          least = child;
          leastTime = childTime;
        }
      }
      if (time < leastTime || (time == leastTime && order < orders[least])) {
        break;
      }
      copy(least, at);
      at = least;
    }
    put(at, time, order, event);
  }

  private boolean isBefore(long time, long order, int entry) {
    return time < times[entry] || (time == times[entry] && order < orders[entry]);
  }

  private void copy(int from, int to) {
    times[to] = times[from];
    orders[to] = orders[from];
    events[to] = events[from];
  }

  private void put(int at, long time, long order, @Nullable Event event) {
    times[at] = time;
    orders[at] = order;
    events[at] = event;
  }

  private void grow() {
    int capacity = times.length * 2;
    times = Arrays.copyOf(times, capacity);
    orders = Arrays.copyOf(orders, capacity);
    events = Arrays.copyOf(events, capacity);
  }

  /** Drops every dead entry and rebuilds the heap, in linear time. */
  private void sweep() {
    int kept = 0;
    for (int i = rootHole ? 1 : 0; i < size; i++) {
      Event event = events[i];
      if (event != null && isAlive(i, event)) {
        copy(i, kept++);
      }
    }
    Arrays.fill(events, kept, size, null);
    size = kept;
    dead = 0;
    rootHole = false;
    for (int i = (size - 2) >> 2; i >= 0; i--) {
      siftDown(i, times[i], orders[i], events[i]);
    }
  }

  /**
   * Gives the pending events the sequence numbers from 1 on, in the order they have them.
   *
   * <p>Once in 2<sup>31</sup> events. The dead go first: a dead entry must not come alive when its
   * ticket is given out again.
   */
  private void renumber() {
    sweep();
    long[] bySequence = new long[size];
    for (int i = 0; i < size; i++) {
      bySequence[i] = (long) ticket(orders[i]) << Integer.SIZE | i;
    }
    Arrays.sort(bySequence);
    sequence = 0;
    for (long entry : bySequence) {
      int i = (int) entry;
      sequence++;
      orders[i] = orders[i] >> PRIORITY_SHIFT << PRIORITY_SHIFT | sequence;
      Event event = events[i];
      if (event != null) {
        event.setRa(sequence);
      }
    }
  }

  @Override
  public Iterator<Event> iterator() {
    return listIterator();
  }

  /** The pending events in the order in which they would run; for debugging, not for speed. */
  @Override
  public ListIterator<Event> listIterator() {
    return Collections.unmodifiableList(inOrder()).listIterator();
  }

  private List<Event> inOrder() {
    record Entry(long time, long order, Event event) {}
    List<Entry> entries = new ArrayList<>();
    for (int i = rootHole ? 1 : 0; i < size; i++) {
      Event event = events[i];
      if (event != null && isAlive(i, event)) {
        entries.add(new Entry(times[i], orders[i], event));
      }
    }
    entries.sort(Comparator.comparingLong(Entry::time).thenComparingLong(Entry::order));
    return entries.stream().map(Entry::event).toList();
  }

  @Override
  public @Nullable Event getFirstOfClass(String className) {
    return inOrder().stream()
        .filter(event -> event.getClass().getName().equals(className))
        .findFirst()
        .orElse(null);
  }

  @Override
  public <E extends Event> @Nullable E getFirstOfClass(Class<E> type) {
    return inOrder().stream().filter(type::isInstance).map(type::cast).findFirst().orElse(null);
  }

  @Override
  public void addFirst(Event event) {
    throw refused("addFirst");
  }

  @Override
  public void addBefore(Event event, Event other) {
    if (other.getRa() == DEAD) {
      throw new NoSuchElementException(other + " is not in the event list");
    }
    throw refused("addBefore");
  }

  @Override
  public void addAfter(Event event, Event other) {
    if (other.getRa() == DEAD) {
      throw new NoSuchElementException(other + " is not in the event list");
    }
    throw refused("addAfter");
  }

  private static UnsupportedOperationException refused(String method) {
    return new UnsupportedOperationException(
        method + ": order among equal times is by EventOrder, then first scheduled first");
  }
}
