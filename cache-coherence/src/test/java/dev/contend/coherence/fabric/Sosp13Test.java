package dev.contend.coherence.fabric;

import static dev.contend.coherence.fabric.Sosp13Machine.ONE_HOP;
import static dev.contend.coherence.fabric.Sosp13Machine.SAME_DIE;
import static dev.contend.coherence.fabric.Sosp13Machine.SAME_SOCKET;
import static dev.contend.coherence.fabric.Sosp13Machine.State.EXCLUSIVE;
import static dev.contend.coherence.fabric.Sosp13Machine.State.MODIFIED;
import static dev.contend.coherence.fabric.Sosp13Machine.State.SHARED;
import static dev.contend.coherence.fabric.Sosp13Machine.TWO_HOPS;
import static dev.contend.cpu.memory.AccessKind.ATOMIC;
import static dev.contend.cpu.memory.AccessKind.LOAD;
import static dev.contend.cpu.memory.AccessKind.STORE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.contend.coherence.fabric.Sosp13Machine.State;
import dev.contend.cpu.memory.AccessKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What accesses to another core's line cost on two machines of SOSP'13, Table 2, and the paper's
 * statements about them.
 *
 * <p>Stated to the model are the rows of atomic operations on a modified line, and by one load what
 * such an operation takes by itself; see {@link Sosp13Machine}. Everything else is predicted. Most
 * of the published numbers were transcribed from memory, so they are held within a quarter.
 */
class Sosp13Test {
  private static final double WITHIN = 0.25;
  private static final Sosp13Machine OPTERON = Sosp13Machine.opteron();
  private static final Sosp13Machine XEON = Sosp13Machine.xeon();

  /** Published cycles at each distance; 0 where the machine has no such distance. */
  private record Row(
      Sosp13Machine machine,
      AccessKind kind,
      State state,
      boolean stated,
      List<Integer> published) {
    /** The row that the model is given, and the load that an atomic operation is taken from. */
    boolean isStated(int distance) {
      return stated || (kind == LOAD && state == MODIFIED && distance == SAME_DIE);
    }

    double simulated(int distance) {
      return machine.cycles(kind, state, distance);
    }

    String label(int distance) {
      String name = machine == OPTERON ? "Opteron" : "Xeon";
      return name + " " + kind + " " + state + " at distance " + distance;
    }
  }

  private static final List<Row> ROWS =
      List.of(
          new Row(OPTERON, LOAD, MODIFIED, false, List.of(81, 161, 172, 252)),
          new Row(OPTERON, LOAD, EXCLUSIVE, false, List.of(83, 163, 175, 253)),
          new Row(OPTERON, LOAD, SHARED, false, List.of(83, 164, 176, 254)),
          new Row(OPTERON, STORE, MODIFIED, false, List.of(83, 172, 191, 273)),
          new Row(OPTERON, STORE, EXCLUSIVE, false, List.of(83, 171, 191, 271)),
          new Row(OPTERON, STORE, SHARED, false, List.of(246, 255, 286, 296)),
          new Row(OPTERON, ATOMIC, MODIFIED, true, List.of(110, 197, 216, 296)),
          new Row(OPTERON, ATOMIC, SHARED, false, List.of(272, 283, 312, 332)),
          new Row(XEON, LOAD, MODIFIED, false, List.of(109, 0, 289, 400)),
          new Row(XEON, LOAD, EXCLUSIVE, false, List.of(92, 0, 273, 383)),
          new Row(XEON, LOAD, SHARED, false, List.of(44, 0, 223, 334)),
          new Row(XEON, STORE, MODIFIED, false, List.of(115, 0, 320, 431)),
          new Row(XEON, STORE, EXCLUSIVE, false, List.of(115, 0, 315, 425)),
          new Row(XEON, STORE, SHARED, false, List.of(116, 0, 318, 428)),
          new Row(XEON, ATOMIC, MODIFIED, true, List.of(120, 0, 324, 430)),
          new Row(XEON, ATOMIC, SHARED, false, List.of(113, 0, 312, 423)));

  @Test
  void everyCostButAReadOfTheOpteronsSharedLinesIsWithinAQuarter() {
    int held = 0;
    List<String> missed = new ArrayList<>();
    for (Row row : ROWS) {
      for (int distance = SAME_DIE; distance <= TWO_HOPS; distance++) {
        int published = row.published().get(distance - 1);
        if (published > 0 && !row.isStated(distance)) {
          held++;
          if (Math.abs(row.simulated(distance) / published - 1) > WITHIN) {
            missed.add(row.label(distance));
          }
        }
      }
    }
    assertThat(held).isEqualTo(47);
    // Its last level does not hold what cores share; here a home's last level always does.
    assertThat(missed)
        .containsExactly(
            "Opteron LOAD SHARED at distance 1",
            "Opteron LOAD SHARED at distance 2",
            "Opteron LOAD SHARED at distance 4");
  }

  @Test
  void whatWasStatedComesBack() {
    for (Row row : ROWS) {
      for (int distance = SAME_DIE; distance <= TWO_HOPS; distance++) {
        int published = row.published().get(distance - 1);
        if (published > 0 && row.isStated(distance)) {
          assertThat(row.simulated(distance))
              .as(row.label(distance))
              .isCloseTo(published, within(0.02 * published));
        }
      }
    }
  }

  /** "Crossing sockets is a killer": up to 8 times. */
  @Test
  void crossingSocketsCostsSeveralTimesAsMuchButNotMoreThanEightTimes() {
    double most = 0;
    for (Row row : ROWS) {
      double near = row.simulated(SAME_DIE);
      assertThat(row.simulated(ONE_HOP)).as(row.label(ONE_HOP)).isGreaterThan(near);
      assertThat(row.simulated(TWO_HOPS))
          .as(row.label(TWO_HOPS))
          .isGreaterThan(row.simulated(ONE_HOP));
      most = Math.max(most, row.simulated(TWO_HOPS) / near);
    }
    assertThat(most).isBetween(4.0, 8.0);
  }

  @Test
  void insideASocketCostsDifferByUpToThreeTimes() {
    double ratio =
        OPTERON.cycles(LOAD, MODIFIED, SAME_SOCKET) / OPTERON.cycles(LOAD, MODIFIED, SAME_DIE);
    assertThat(ratio).isBetween(1.5, 3.0);
  }

  @Test
  void loadsAndStoresCostNearlyAsMuchAsAtomicOperations() {
    for (Sosp13Machine machine : List.of(OPTERON, XEON)) {
      for (int distance : List.of(SAME_DIE, ONE_HOP, TWO_HOPS)) {
        double atomic = machine.cycles(ATOMIC, MODIFIED, distance);
        assertThat(atomic / machine.cycles(LOAD, MODIFIED, distance)).isBetween(1.0, 1.36);
        assertThat(atomic / machine.cycles(STORE, MODIFIED, distance)).isBetween(1.0, 1.36);
      }
    }
  }

  /** Published: 2.96 and 1.01 times. */
  @Test
  void aStoreToASharedLineIsDearWhereEveryCoreMustBeTold() {
    assertThat(OPTERON.cycles(STORE, SHARED, SAME_DIE) / OPTERON.cycles(STORE, EXCLUSIVE, SAME_DIE))
        .isBetween(2.5, 3.5);
    assertThat(XEON.cycles(STORE, SHARED, SAME_DIE) / XEON.cycles(STORE, EXCLUSIVE, SAME_DIE))
        .isBetween(0.95, 1.1);
  }
}
