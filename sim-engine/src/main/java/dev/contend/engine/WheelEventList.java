package dev.contend.engine;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.eventlist.EventList;

/**
 * A future-event list of two parts, with no allocation per event: the next few events in a sorted
 * array, and all others in {@link TimingWheels}, whose first chain fills the array when it is
 * empty.
 *
 * <p>An event costs a bounded number of moves, whatever the delays are and however many events tie:
 * one for each level of the wheels at most, and an insertion among {@value #NEAR_CAPACITY} at most.
 * While no more than that are pending, the wheels stay empty.
 *
 * <p><b>Key.</b> Time in picoseconds and priority share one {@code long}. Events of one key are
 * always together, near or in one chain, and in the order in which they were scheduled; so no
 * sequence number is needed.
 *
 * <p><b>Entries.</b> A pending event has a number (in SSJ's {@code Event.getRa}) under which the
 * wheels know it. The number given back last is given out first, so that an event that schedules
 * itself anew mostly keeps its own. For this the table of events keeps an event that is no longer
 * pending until its number is taken.
 *
 * <p>Departures from SSJ: placement relative to another event (first, before, after) is refused;
 * {@link ModelEvent} has no use for it.
 */
final class WheelEventList implements EventList {
  private static final int PRIORITY_BITS = 3;
  private static final int MAX_PRIORITY = (1 << PRIORITY_BITS) - 1;
  private static final int NEAR_CAPACITY = 128;

  /** A chain of so many at most is sorted in; a longer one is opened first. */
  private static final int BATCH = 32;

  /** So many entries are moved faster one by one than by the JVM's routine. */
  private static final int FEW = 16;

  private static final int FIRST_CAPACITY = 128;

  private final TimingWheels far = new TimingWheels(FIRST_CAPACITY);
  private @Nullable Event[] events = new @Nullable Event[FIRST_CAPACITY];
  private int[] free = new int[FIRST_CAPACITY];
  private int freeCount;

  /** Keys and numbers of the first events in order, from {@link #first} up to {@link #end}. */
  private final long[] nearKeys = new long[2 * NEAR_CAPACITY];

  private final int[] near = new int[2 * NEAR_CAPACITY];
  private int first;
  private int end;

  /** What is scheduled below this key is near; what is far is not below it. */
  private long nearEnd = Long.MAX_VALUE;

  WheelEventList() {
    freeFrom(1);
  }

  /** Frees all numbers from this one on; lower ones are given out first. */
  private void freeFrom(int lowest) {
    for (int entry = events.length - 1; entry >= lowest; entry--) {
      free[freeCount++] = entry;
    }
  }

  @Override
  public boolean isEmpty() {
    return first == end && far.size() == 0;
  }

  /** Events in the list. */
  int pending() {
    return end - first + far.size();
  }

  /** Entries that there is room for; what memory is used for. */
  int capacity() {
    return events.length;
  }

  /** A lower bound, in picoseconds, on the time of the first event; the largest long if empty. */
  long earliestPs() {
    if (first == end) {
      if (far.size() == 0) {
        return Long.MAX_VALUE;
      }
      int chain = far.firstChain();
      if (far.length(chain) > BATCH) {
        // Opening it would move the base past instants that events may still be scheduled at.
        return far.start(chain) >> PRIORITY_BITS;
      }
      refill();
    }
    return nearKeys[first] >> PRIORITY_BITS;
  }

  /** The time of the first event, in picoseconds; the largest long if there is none. */
  long firstPs() {
    if (first == end && !refill()) {
      return Long.MAX_VALUE;
    }
    return nearKeys[first] >> PRIORITY_BITS;
  }

  /** Whether an event, which is pending, is known to be the first. */
  boolean isFirst(Event event) {
    return earliestPs() < Long.MAX_VALUE && first < end && near[first] == event.getRa();
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
    add(event, (long) event.time(), (int) priority);
  }

  /**
   * Adds an event.
   *
   * @param duePs when it is due, in picoseconds
   * @param priority from 0 to {@value #MAX_PRIORITY}, lower first
   */
  void add(Event event, long duePs, int priority) {
    if (freeCount == 0) {
      grow();
    }
    int entry = free[--freeCount];
    if (events[entry] != event) {
      // A store of a reference costs more than the comparison.
      events[entry] = event;
    }
    event.setRa(entry);
    long key = duePs << PRIORITY_BITS | priority;
    far.setKey(entry, key);
    if (key >= nearEnd) {
      far.append(entry);
    } else {
      insert(key, entry);
    }
  }

  private void insert(long key, int entry) {
    if (end == near.length) {
      makeRoom();
      if (key >= nearEnd) {
        far.append(entry);
        return;
      }
    }
    int at;
    if (first > 0 && key < nearKeys[(first + end) >>> 1]) {
      // What comes before it moves to where events were that have been taken out.
      at = first;
      while (nearKeys[at] <= key) {
        at++;
      }
      at--;
      move(first, first - 1, at + 1 - first);
      first--;
    } else {
      at = end;
      while (at > first && nearKeys[at - 1] > key) {
        at--;
      }
      move(at, at + 1, end - at);
      end++;
    }
    nearKeys[at] = key;
    near[at] = entry;
  }

  private void move(int from, int to, int count) {
    if (count > FEW) {
      System.arraycopy(nearKeys, from, nearKeys, to, count);
      System.arraycopy(near, from, near, to, count);
      return;
    }
    boolean back = to < from;
    for (int i = 0; i < count; i++) {
      int step = back ? i : count - 1 - i;
      nearKeys[to + step] = nearKeys[from + step];
      near[to + step] = near[from + step];
    }
  }

  /** Moves what is near to the front of the array or, if that is too much, to the wheels. */
  private void makeRoom() {
    int count = end - first;
    if (count <= NEAR_CAPACITY) {
      move(first, 0, count);
    } else {
      if (nearKeys[first] < far.base()) {
        // The base is that of an event past a horizon, or that ran first at this very instant.
        far.lowerBase(nearKeys[first]);
      }
      for (int at = end - 1; at >= first; at--) {
        far.prepend(near[at]);
      }
      nearEnd = far.base();
      count = 0;
    }
    first = 0;
    end = count;
  }

  @Override
  public @Nullable Event getFirst() {
    return first == end && !refill() ? null : events[near[first]];
  }

  @Override
  public @Nullable Event removeFirst() {
    if (first == end && !refill()) {
      return null;
    }
    return takeFirst();
  }

  /** Takes the first event out, after {@link #firstPs} has found one. */
  Event takeFirst() {
    int entry = near[first];
    far.raiseBase(nearKeys[first]);
    first++;
    Event event = Objects.requireNonNull(events[entry]);
    event.setRa(TimingWheels.NONE);
    free[freeCount++] = entry;
    return event;
  }

  /** Takes the first far events near, if there are any. */
  private boolean refill() {
    first = 0;
    end = 0;
    if (far.size() == 0) {
      nearEnd = Long.MAX_VALUE;
      return false;
    }
    int chain = far.firstChain();
    while (far.length(chain) > BATCH && !far.isOfOneKey(chain)) {
      far.open(chain);
      chain = far.firstChain();
    }
    nearEnd = far.end(chain);
    if (far.length(chain) <= BATCH) {
      int entry = far.take(chain);
      while (entry != TimingWheels.NONE) {
        insert(far.key(entry), entry);
        entry = far.next(entry);
      }
    } else {
      // The rest of the chain has the same key: what comes with that key must go behind it.
      nearEnd--;
      for (int i = 0; i < BATCH; i++) {
        int entry = far.first(chain);
        far.remove(entry);
        insert(far.key(entry), entry);
      }
    }
    return true;
  }

  @Override
  public boolean remove(Event event) {
    int entry = event.getRa();
    if (entry == TimingWheels.NONE) {
      return false;
    }
    event.setRa(TimingWheels.NONE);
    int at = far.key(entry) > nearEnd ? -1 : indexNear(entry);
    if (at < 0) {
      far.remove(entry);
    } else {
      end--;
      move(at + 1, at, end - at);
    }
    free[freeCount++] = entry;
    return true;
  }

  /** Where a number stands near, or -1. */
  private int indexNear(int entry) {
    // What is cancelled is mostly a timer, which is late.
    int at = end - 1;
    while (at >= first && near[at] != entry) {
      at--;
    }
    return at < first ? -1 : at;
  }

  private void grow() {
    int capacity = events.length;
    events = Arrays.copyOf(events, 2 * capacity);
    free = Arrays.copyOf(free, 2 * capacity);
    far.grow(2 * capacity);
    freeFrom(capacity);
  }

  @Override
  public void clear() {
    inOrder().forEach(event -> event.setRa(TimingWheels.NONE));
    Arrays.fill(events, null);
    far.clear();
    first = 0;
    end = 0;
    nearEnd = Long.MAX_VALUE;
    freeCount = 0;
    freeFrom(1);
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
    // The sort is stable.
    IntStream later =
        IntStream.of(far.entries())
            .boxed()
            .sorted(Comparator.comparingLong(far::key))
            .mapToInt(i -> i);
    return IntStream.concat(IntStream.range(first, end).map(at -> near[at]), later)
        .mapToObj(entry -> Objects.requireNonNull(events[entry]))
        .toList();
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
    if (other.getRa() == TimingWheels.NONE) {
      throw new NoSuchElementException(other + " is not in the event list");
    }
    throw refused("addBefore");
  }

  @Override
  public void addAfter(Event event, Event other) {
    if (other.getRa() == TimingWheels.NONE) {
      throw new NoSuchElementException(other + " is not in the event list");
    }
    throw refused("addAfter");
  }

  private static UnsupportedOperationException refused(String method) {
    return new UnsupportedOperationException(
        method + ": order among equal times is by EventOrder, then first scheduled first");
  }
}
