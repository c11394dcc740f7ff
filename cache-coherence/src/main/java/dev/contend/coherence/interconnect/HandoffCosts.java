package dev.contend.coherence.interconnect;

import dev.contend.cpu.topology.Distance;
import dev.contend.cpu.topology.Machine;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What it takes one core to hand a modified line to another, by their distance, in picoseconds.
 *
 * <p>The number is the one-way time of a compare-and-swap ping-pong on one line, which is what
 * core-to-core latency tools print. Pairs of core kinds may have a number of their own: two
 * efficiency cores of one cluster can be slower than two performance cores across the ring.
 */
public final class HandoffCosts {
  private final Map<Distance, Long> byDistance;
  private final List<KindPair> byKinds;

  /**
   * @param byDistance a cost for each distance that the machine has, except the same core
   * @param byKinds costs of pairs within one socket that override the distance's
   */
  public HandoffCosts(Map<Distance, Long> byDistance, List<KindPair> byKinds) {
    this.byDistance = Collections.unmodifiableMap(new LinkedHashMap<>(byDistance));
    this.byKinds = List.copyOf(byKinds);
  }

  /** The cost between two different cores of a machine. */
  public long handoffPs(Machine machine, int coreA, int coreB) {
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

  /** The cost at a distance. */
  public long atDistancePs(Distance distance) {
    Long ps = byDistance.get(distance);
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
            .toList());
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
