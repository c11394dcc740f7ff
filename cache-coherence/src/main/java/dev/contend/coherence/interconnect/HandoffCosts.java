package dev.contend.coherence.interconnect;

import dev.contend.cpu.topology.Distance;
import dev.contend.cpu.topology.Machine;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What it takes one core to hand a modified line to another, by their distance, in picoseconds.
 *
 * <p>The number is the one-way time of a compare-and-swap ping-pong on one line, which is what
 * core-to-core latency tools print. Pairs of core kinds may have a number of their own: two
 * efficiency cores of one cluster can be slower than two performance cores across the ring. A
 * matrix states every pair of cores by itself.
 *
 * <p>The cost at {@link Distance#SAME_CORE} is what SMT siblings measure. They share their caches:
 * a line that the one has written is a hit for the other, but a slower one.
 */
public final class HandoffCosts {
  private final Map<Distance, Long> byDistance;
  private final List<KindPair> byKinds;
  private final @Nullable HandoffMatrix matrix;

  /**
   * @param byDistance a cost for each distance that the machine has, except the same core
   * @param byKinds costs of pairs within one socket that override the distance's
   */
  public HandoffCosts(Map<Distance, Long> byDistance, List<KindPair> byKinds) {
    this(byDistance, byKinds, null);
  }

  /** Costs that are stated pair by pair. */
  public HandoffCosts(HandoffMatrix matrix) {
    this(Collections.emptyMap(), List.of(), matrix);
  }

  private HandoffCosts(
      Map<Distance, Long> byDistance, List<KindPair> byKinds, @Nullable HandoffMatrix matrix) {
    this.byDistance = Collections.unmodifiableMap(new LinkedHashMap<>(byDistance));
    this.byKinds = List.copyOf(byKinds);
    this.matrix = matrix;
  }

  /** Whether every pair of cores has a cost of its own. */
  public boolean isMatrix() {
    return matrix != null;
  }

  /** The costs by distance, nearest first as the file has them; empty for a matrix. */
  public Map<Distance, Long> byDistance() {
    return byDistance;
  }

  /** The costs by pairs of core kinds. */
  public List<KindPair> byKinds() {
    return byKinds;
  }

  /** Refuses a matrix that is about another number of cores. */
  public void requireCores(int cores) {
    if (matrix != null && matrix.cores() != cores) {
      throw new IllegalArgumentException(
          "the handoff matrix is of " + matrix.cores() + " cores; the machine has " + cores);
    }
  }

  /** The cost between two different cores of a machine. */
  public long handoffPs(Machine machine, int coreA, int coreB) {
    if (matrix != null) {
      return matrix.handoffPs(coreA, coreB);
    }
    Distance distance = machine.distance(coreA, coreB);
    if (distance != Distance.REMOTE) {
      int kindA = machine.core(coreA).kind();
      int kindB = machine.core(coreB).kind();
      for (KindPair pair : byKinds) {
        if (pair.joins(kindA, kindB)) {
          return pair.ps();
        }
      }
    }
    return atDistancePs(distance);
  }

  /** The cost between hardware threads of one core; 0 if none is stated. */
  public long betweenSiblingsPs() {
    return byDistance.getOrDefault(Distance.SAME_CORE, 0L);
  }

  /** The cost at a distance; inside a NUMA node that of the socket, if it has none of its own. */
  public long atDistancePs(Distance distance) {
    Long ps = byDistance.get(distance);
    if (ps == null && distance == Distance.NUMA_NODE) {
      ps = byDistance.get(Distance.SOCKET);
    }
    if (ps == null) {
      throw new IllegalArgumentException(
          "no handoff cost for the distance " + distance + "; there are " + byDistance);
    }
    return ps;
  }

  /** All costs times a factor: the same machine with a slower or faster interconnect. */
  public HandoffCosts scaled(double factor) {
    Map<Distance, Long> scaled = new LinkedHashMap<>();
    byDistance.forEach((distance, ps) -> scaled.put(distance, Math.round(ps * factor)));
    return new HandoffCosts(
        scaled,
        byKinds.stream()
            .map(pair -> new KindPair(pair.kindA(), pair.kindB(), Math.round(pair.ps() * factor)))
            .toList(),
        matrix == null ? null : matrix.scaled(factor));
  }

  /**
   * The cost between cores of two kinds in one socket.
   *
   * @param kindA a kind's number
   * @param kindB another's, or the same
   * @param ps one-way handoff in picoseconds
   */
  public record KindPair(int kindA, int kindB, long ps) {
    boolean joins(int a, int b) {
      return (kindA == a && kindB == b) || (kindA == b && kindB == a);
    }
  }
}
