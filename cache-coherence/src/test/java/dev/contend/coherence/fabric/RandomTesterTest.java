package dev.contend.coherence.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.coherence.protocol.LineEvent;
import dev.contend.coherence.protocol.LineState;
import dev.contend.coherence.protocol.ProtocolTable;
import dev.contend.coherence.protocol.Protocols;
import dev.contend.coherence.protocol.Reaction;
import dev.contend.cpu.topology.Machine;
import dev.contend.engine.Cases;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Ten million random operations on the real memory, under every protocol and on machines of 2 to 64
 * cores; and that the tester would notice, by altering each cell of each table in turn.
 */
class RandomTesterTest {
  private static final int SEEDS = 2;
  private static final long OPERATIONS = 125_000;

  /** Sockets, NUMA nodes a socket, cores a node, threads a core. */
  private static final List<List<Integer>> SHAPES =
      List.of(
          List.of(1, 1, 2, 1),
          List.of(1, 1, 3, 2),
          List.of(1, 2, 4, 1),
          List.of(2, 1, 4, 2),
          List.of(1, 4, 2, 2),
          List.of(2, 2, 4, 1),
          List.of(1, 1, 32, 2),
          List.of(2, 2, 8, 2),
          List.of(1, 4, 16, 1),
          List.of(2, 1, 32, 2));

  private long done;

  @TestFactory
  Stream<DynamicNode> tenMillionOperationsAreCoherentAndLive() {
    Stream<DynamicNode> protocols =
        Stream.of(Protocols.values())
            .map(
                protocol ->
                    DynamicContainer.dynamicContainer(
                        protocol.name(), SHAPES.stream().map(shape -> seeds(protocol, shape))));
    // A single seed is replayed under every protocol and on every shape.
    long all = Integer.getInteger("case.seed") == null ? 10_000_000 : 5_000_000;
    DynamicNode count =
        DynamicTest.dynamicTest(
            all + " operations were done", () -> assertThat(done).isEqualTo(all));
    return Stream.concat(protocols, Stream.of(count));
  }

  private DynamicContainer seeds(Protocols protocol, List<Integer> shape) {
    Machine machine =
        Machine.regular("random", shape.get(0), shape.get(1), shape.get(2), shape.get(3), 64);
    return DynamicContainer.dynamicContainer(
        "sockets, nodes, cores, threads " + shape,
        Cases.seeded(
            SEEDS,
            random -> {
              int lines = 1 + random.nextInt(4);
              done += new RandomTester(protocol.table(), machine, lines, OPERATIONS, random).run();
            }));
  }

  /** Of all cells that a table defines, only words to drop a copy that is not Shared go unused. */
  @Test
  void everyCellIsUsedButWordsToDropAnOwnedOrAbsentCopy() {
    for (Protocols protocol : Protocols.values()) {
      long[] visits = small(protocol.table(), 20_000);
      List<String> unused = new ArrayList<>();
      List<String> owned = new ArrayList<>();
      for (LineState state : protocol.table().states()) {
        for (LineEvent event : LineEvent.values()) {
          if (protocol.table().isPossible(state, event)
              && visits[LineVersions.cell(state, event)] == 0) {
            unused.add(state + " + " + event);
          }
        }
        if (state != LineState.SHARED) {
          owned.add(state + " + INV");
        }
      }
      assertThat(unused).as("%s", protocol).containsExactlyInAnyOrderElementsOf(owned);
    }
  }

  /** Every other next state, and every other action, in every cell that is used. */
  @Test
  void everyAlterationOfACellThatIsUsedIsFound() {
    List<String> survivors = new ArrayList<>();
    int mutants = 0;
    for (Protocols protocol : Protocols.values()) {
      ProtocolTable table = protocol.table();
      for (LineState state : table.states()) {
        for (LineEvent event : LineEvent.values()) {
          boolean used = event != LineEvent.INV || state == LineState.SHARED;
          if (used && table.isPossible(state, event)) {
            for (Reaction wrong : alterations(table, state, event)) {
              mutants++;
              if (survives(ExhaustiveSearchTest.with(table, state, event, wrong))) {
                survivors.add(protocol + ": " + state + " + " + event + " -> " + wrong);
              }
            }
          }
        }
      }
    }
    assertThat(survivors).isEmpty();
    assertThat(mutants).isEqualTo(734);
  }

  private static List<Reaction> alterations(ProtocolTable table, LineState state, LineEvent event) {
    Reaction right = table.on(state, event);
    List<Reaction> wrong = new ArrayList<>();
    for (LineState next : table.states()) {
      if (right.action() == Reaction.Action.ISSUE_GETS) {
        if (next != right.next()) {
          wrong.add(new Reaction(right.action(), next, right.alone()));
        }
        if (next != right.alone()) {
          wrong.add(new Reaction(right.action(), right.next(), next));
        }
      } else if (next != right.next()) {
        wrong.add(new Reaction(right.action(), next, next));
      }
    }
    for (Reaction.Action action : Reaction.Action.values()) {
      if (action != right.action()) {
        wrong.add(new Reaction(action, right.next(), right.alone()));
      }
    }
    return wrong;
  }

  private static boolean survives(ProtocolTable mutant) {
    try {
      small(mutant, 5_000);
      return true;
    } catch (IllegalStateException found) {
      return false;
    }
  }

  private static long[] small(ProtocolTable protocol, long operations) {
    Machine machine = Machine.regular("small", 1, 1, 3, 1, 64);
    RandomTester tester =
        new RandomTester(protocol, machine, 2, operations, new SplittableRandom(42));
    tester.run();
    return tester.visits;
  }
}
