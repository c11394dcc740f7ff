package dev.contend.coherence.replay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The lines that accesses took from other cores most often, and which bytes each thread wanted.
 *
 * <p>Only the accesses that took a line are seen, not the hits between them. A line on which no
 * byte was wanted by two threads is a candidate for false sharing. The table has room for {@value
 * #SETS} times {@value #WAYS} lines; where a set is full, the line that has moved least makes room,
 * and for each line {@value #THREADS} threads are told apart: so counts of lines that move rarely
 * may be too low, and those of lines that move often are not.
 */
public final class SharingTable {
  private static final int SETS = 512;
  private static final int WAYS = 8;
  private static final int THREADS = 8;
  private static final int LINES = SETS * WAYS;

  private final int bytesPerBit;
  private final int lineBytes;
  private final long[] keys = new long[LINES];
  private final long[] moves = new long[LINES];
  private final long[] writes = new long[LINES];
  private final boolean[] overlaps = new boolean[LINES];
  private final int[] threads = new int[LINES * THREADS];
  private final long[] wanted = new long[LINES * THREADS];
  private final long[] written = new long[LINES * THREADS];

  SharingTable(int lineBytes) {
    this.lineBytes = lineBytes;
    bytesPerBit = Math.max(1, lineBytes / Long.SIZE);
  }

  /**
   * A line that moved.
   *
   * @param address of its first byte
   * @param moves accesses that took it from other cores
   * @param threads how many threads these were of, as far as they are told apart
   * @param bytes which bytes each of them wanted, as text
   */
  public record Candidate(long address, long moves, int threads, String bytes) {}

  void moved(long line, int thread, boolean write, int offset, int bytes) {
    int at = find(line);
    moves[at]++;
    writes[at] += write ? 1 : 0;
    int first = offset / bytesPerBit;
    int last = (offset + bytes - 1) / bytesPerBit;
    long mask = (-1L >>> (Long.SIZE - 1 - (last - first))) << first;
    int own = -1;
    for (int i = at * THREADS; i < (at + 1) * THREADS; i++) {
      if (threads[i] == thread + 1) {
        own = i;
      } else if (threads[i] == 0) {
        own = own < 0 ? i : own;
        break;
      } else {
        overlaps[at] |= (wanted[i] & mask) != 0 && (write || (written[i] & mask) != 0);
      }
    }
    if (own >= 0) {
      threads[own] = thread + 1;
      wanted[own] |= mask;
      written[own] |= write ? mask : 0;
    }
  }

  private int find(long line) {
    int first = (int) ((line * 0x9E3779B97F4A7C15L) >>> 55) * WAYS;
    int least = first;
    for (int at = first; at < first + WAYS; at++) {
      if (keys[at] == line + 1) {
        return at;
      }
      least = moves[at] < moves[least] ? at : least;
    }
    keys[least] = line + 1;
    moves[least] = 0;
    writes[least] = 0;
    overlaps[least] = false;
    Arrays.fill(threads, least * THREADS, (least + 1) * THREADS, 0);
    Arrays.fill(wanted, least * THREADS, (least + 1) * THREADS, 0);
    Arrays.fill(written, least * THREADS, (least + 1) * THREADS, 0);
    return least;
  }

  /** Candidates for false sharing that moved twice or more, those that moved most first. */
  public List<Candidate> candidates(int most) {
    List<Candidate> found = new ArrayList<>();
    for (int at = 0; at < LINES; at++) {
      int users = users(at);
      if (keys[at] != 0 && moves[at] > 1 && writes[at] > 0 && users > 1 && !overlaps[at]) {
        found.add(new Candidate((keys[at] - 1) * lineBytes, moves[at], users, bytes(at)));
      }
    }
    found.sort(
        Comparator.comparingLong(Candidate::moves)
            .reversed()
            .thenComparing(Candidate::address, Long::compareUnsigned));
    return List.copyOf(found.subList(0, Math.min(most, found.size())));
  }

  private int users(int at) {
    int users = 0;
    while (users < THREADS && threads[at * THREADS + users] != 0) {
      users++;
    }
    return users;
  }

  private String bytes(int at) {
    StringBuilder text = new StringBuilder();
    for (int i = at * THREADS; i < at * THREADS + users(at); i++) {
      int first = Long.numberOfTrailingZeros(wanted[i]) * bytesPerBit;
      int last = (Long.SIZE - Long.numberOfLeadingZeros(wanted[i])) * bytesPerBit - 1;
      text.append(text.length() == 0 ? "" : ", ")
          .append(written[i] != 0 ? "write " : "read ")
          .append(first)
          .append(first == last ? "" : "-" + last)
          .append(" by ")
          .append(threads[i] - 1);
    }
    return text.toString();
  }
}
