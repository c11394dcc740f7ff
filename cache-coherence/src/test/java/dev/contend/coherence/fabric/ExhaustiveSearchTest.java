package dev.contend.coherence.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.coherence.protocol.ProtocolTable;
import dev.contend.coherence.protocol.Protocols;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every order in which loads, stores, evictions and the legs of transfers can happen, for every
 * registered protocol: nowhere two writers, a writer beside a reader, an old value that may be
 * read, or a standstill.
 *
 * <p>Method: breadth-first search over the states of {@link World}; a state is reached again by
 * playing its moves on a new world, so that it is the real memory that is searched.
 */
class ExhaustiveSearchTest {

  @ParameterizedTest
  @EnumSource(Protocols.class)
  void threeCachesAndOneLineStayCoherent(Protocols protocol) {
    assertThat(search(protocol.table(), 3, 1, false)).isGreaterThan(500);
  }

  @ParameterizedTest
  @EnumSource(Protocols.class)
  void twoCachesAndTwoLinesWithEvictionsStayCoherent(Protocols protocol) {
    assertThat(search(protocol.table(), 2, 2, true)).isGreaterThan(500);
  }

  /** Number of states reached. */
  static int search(ProtocolTable protocol, int cores, int lines, boolean evicts) {
    Set<String> seen = new HashSet<>();
    ArrayDeque<List<Integer>> open = new ArrayDeque<>();
    seen.add(new World(protocol, cores, lines, evicts).signature());
    open.add(List.of());
    while (!open.isEmpty()) {
      List<Integer> path = open.removeFirst();
      World here = replay(protocol, cores, lines, evicts, path);
      List<Integer> moves = here.moves();
      if (!here.isQuiet() && moves.stream().allMatch(ExhaustiveSearchTest::isNew)) {
        throw new IllegalStateException("accesses are stuck after " + path);
      }
      for (int move : moves) {
        World there = replay(protocol, cores, lines, evicts, path);
        List<Integer> longer = new ArrayList<>(path);
        longer.add(move);
        try {
          there.play(move);
        } catch (IllegalStateException broken) {
          throw new IllegalStateException("after " + longer, broken);
        }
        if (seen.add(there.signature())) {
          open.addLast(longer);
        }
      }
    }
    return seen.size();
  }

  /** Whether a move begins something rather than going on with it. */
  private static boolean isNew(int move) {
    int kind = move / 10 % 10;
    return kind >= 4 && kind <= 6;
  }

  private static World replay(
      ProtocolTable protocol, int cores, int lines, boolean evicts, List<Integer> path) {
    World world = new World(protocol, cores, lines, evicts);
    path.forEach(world::play);
    return world;
  }
}
