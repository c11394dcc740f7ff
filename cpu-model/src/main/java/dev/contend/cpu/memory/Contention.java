package dev.contend.cpu.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What threads meet at, by name: how often each subject was accessed, how often its lines changed
 * their core, and how long threads with an account waited for it, by cause.
 *
 * <p>A subject is a kind, which is an opaque number here, and a name. It is numbered from 1 when it
 * is first named; the same name later has the same number. Lines are given to subjects by their
 * addresses when they are laid out; what waits elsewhere, as at a futex, names its subject itself.
 * There are counters for each subject and no log, and at most {@value #MOST_SUBJECTS} subjects.
 *
 * <p>Threads with an account may be told apart by group, so that it is known which of them waited.
 *
 * <p>A subject may be <i>unshared</i>, to see what a run would be if threads did not meet there: no
 * line of it moves, and whoever lays out what only one thread can have at a time makes one for each
 * worker.
 *
 * <p>The state of one run: never share it between runs.
 */
public final class Contention {
  /** The number of what has no name. */
  public static final int UNNAMED = 0;

  /** Further names count as no name. */
  static final int MOST_SUBJECTS = 4_096;

  private static final int LEAST_LINE_SHIFT = 5;

  private final int lineShift;
  private final Map<Subject, Integer> numbers = new LinkedHashMap<>();
  private final List<Subject> subjects = new ArrayList<>();
  private short[] ofLine = new short[0];
  private long[] accesses = new long[16];
  private long[] transfers = new long[16];

  /** By subject, and within each by cause and then by group. */
  private long[][] waitedPs = new long[16][0];

  /** The group of each account; accounts without one belong to the first. */
  private int[] groups = new int[0];

  private int groupCount = 1;
  private final BitSet unshared = new BitSet();
  private final BitSet madeForEach = new BitSet();

  /**
   * @param lineBytes of the machine; a power of two
   */
  public Contention(int lineBytes) {
    lineShift = Integer.numberOfTrailingZeros(lineBytes);
    if (lineShift < LEAST_LINE_SHIFT || Integer.bitCount(lineBytes) != 1) {
      throw new IllegalArgumentException("a line has " + lineBytes + " bytes");
    }
    subjects.add(new Subject(0, ""));
  }

  /**
   * Something that threads meet at.
   *
   * @param kind of thing, as its owner numbers them
   * @param name as in tables
   */
  public record Subject(int kind, String name) {}

  /** The number of a subject, which is new or has been named before. */
  public int number(int kind, String name) {
    Subject subject = new Subject(kind, name);
    Integer known = numbers.get(subject);
    if (known != null) {
      return known;
    }
    int number = subjects.size();
    if (number > MOST_SUBJECTS) {
      return UNNAMED;
    }
    subjects.add(subject);
    numbers.put(subject, number);
    if (number >= accesses.length) {
      int room = 2 * accesses.length;
      accesses = Arrays.copyOf(accesses, room);
      transfers = Arrays.copyOf(transfers, room);
      waitedPs = Arrays.copyOf(waitedPs, room);
      Arrays.fill(waitedPs, number, room, new long[0]);
    }
    return number;
  }

  /** Gives lines to a subject, or to none, whosever they were before. */
  public void give(long address, long bytes, int subject) {
    int first = Math.toIntExact(address >> lineShift);
    int end = Math.toIntExact((address + bytes - 1) >> lineShift) + 1;
    if (subject == UNNAMED) {
      end = Math.min(end, ofLine.length);
    } else if (end > ofLine.length) {
      ofLine = Arrays.copyOf(ofLine, Math.max(end, 2 * ofLine.length));
    }
    for (int line = first; line < end; line++) {
      ofLine[line] = (short) subject;
    }
  }

  /** Whose line an address is on. */
  public int at(long address) {
    long line = address >> lineShift;
    return line < ofLine.length ? ofLine[(int) line] : UNNAMED;
  }

  /** Takes a subject out of what threads share; to be called before it is laid out. */
  public void unshare(int subject) {
    unshared.set(subject);
  }

  /** Whether a subject is unshared, so that accesses to its lines hit. */
  public boolean isUnshared(int subject) {
    return unshared.get(subject);
  }

  /**
   * Whether a subject is to be made for each worker. If so, the caller does that, and it is noted:
   * {@link #isMadeForEach} tells of it.
   */
  public boolean makesForEach(int subject) {
    boolean makes = unshared.get(subject);
    madeForEach.set(subject, makes || madeForEach.get(subject));
    return makes;
  }

  /** Whether somebody has made an unshared subject for each worker. */
  public boolean isMadeForEach(int subject) {
    return madeForEach.get(subject);
  }

  /** A subject is accessed. */
  public void access(int subject) {
    accesses[subject]++;
  }

  /** A line of a subject goes from core to core. */
  public void transfer(int subject) {
    transfers[subject]++;
  }

  /**
   * Tells threads apart from now on; to be called before anybody has waited.
   *
   * @param ofAccounts the group of each account, from 0
   * @param count how many groups there are, 1 or more
   */
  public void tellApart(int[] ofAccounts, int count) {
    groups = ofAccounts.clone();
    groupCount = count;
  }

  /**
   * A thread has waited for a subject.
   *
   * @param account whose time it was, from 0
   */
  public void waited(int subject, int cause, long ps, int account) {
    if (subject == UNNAMED) {
      return;
    }
    long[] times = waitedPs[subject];
    int end = (cause + 1) * groupCount;
    if (end > times.length) {
      times = Arrays.copyOf(times, end);
      waitedPs[subject] = times;
    }
    times[cause * groupCount + (account < groups.length ? groups[account] : 0)] += ps;
  }

  /** How many numbers there are: those of all subjects, and {@link #UNNAMED}. */
  public int count() {
    return subjects.size();
  }

  /** The subject with a number; an empty name for {@link #UNNAMED}. */
  public Subject subject(int number) {
    return subjects.get(number);
  }

  /** Accesses, by all threads. */
  public long accesses(int subject) {
    return accesses[subject];
  }

  /** Lines handed from core to core. */
  public long transfers(int subject) {
    return transfers[subject];
  }

  /** Picoseconds that threads with an account have spent at a subject, with one cause. */
  public long waitedPs(int subject, int cause) {
    long sum = 0;
    for (int group = 0; group < groupCount; group++) {
      sum += waitedPs(subject, cause, group);
    }
    return sum;
  }

  /** The same of the threads of one group. */
  public long waitedPs(int subject, int cause, int group) {
    int place = cause * groupCount + group;
    return place < waitedPs[subject].length ? waitedPs[subject][place] : 0;
  }
}
