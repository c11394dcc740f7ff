package dev.contend.coherence.check;

import dev.contend.coherence.protocol.LineState;
import java.util.List;

/**
 * Single writer, multiple readers: while one cache owns a line, no other has a copy.
 *
 * <p>Source: Nagarajan et al., <i>A Primer on Memory Consistency and Cache Coherence</i>, second
 * edition, the definition of coherence.
 */
public final class Swmr {
  private Swmr() {}

  /**
   * Checks the states of one line in all caches.
   *
   * @throws IllegalStateException if a cache may write while another may read, or two would answer
   *     for the line
   */
  public static void check(List<LineState> states) {
    long owners = states.stream().filter(LineState::isWritable).count();
    long readers = states.stream().filter(LineState::isReadable).count();
    long suppliers = states.stream().filter(LineState::isSupplying).count();
    if (suppliers > 1) {
      throw new IllegalStateException("several caches would supply the line: " + states);
    }
    if (owners > 1 || (owners == 1 && readers > 1)) {
      throw new IllegalStateException(
          "single writer, multiple readers broken: "
              + owners
              + " writers and "
              + (readers - owners)
              + " readers in "
              + states);
    }
  }
}
