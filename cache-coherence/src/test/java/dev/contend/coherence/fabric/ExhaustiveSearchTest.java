package dev.contend.coherence.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.coherence.cache.CacheGeometry;
import dev.contend.coherence.cache.CoreCaches;
import dev.contend.coherence.cache.LastLevelScope;
import dev.contend.coherence.cache.MachineCaches;
import dev.contend.coherence.protocol.LineEvent;
import dev.contend.coherence.protocol.LineState;
import dev.contend.coherence.protocol.ProtocolTable;
import dev.contend.coherence.protocol.Protocols;
import dev.contend.coherence.protocol.Reaction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
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
    assertThat(search(protocol.table(), 3, 1, false)).isGreaterThan(300);
  }

  @ParameterizedTest
  @EnumSource(Protocols.class)
  void twoCachesAndTwoLinesWithEvictionsStayCoherent(Protocols protocol) {
    assertThat(search(protocol.table(), 2, 2, true)).isGreaterThan(300);
  }

  /** Evictions are then those that the caches make by themselves. */
  @ParameterizedTest
  @EnumSource(Protocols.class)
  void cachesOfOneLineStayCoherent(Protocols protocol) {
    CacheGeometry line = new CacheGeometry(64, 1, 64);
    MachineCaches caches =
        new MachineCaches(
            List.of(new CoreCaches(line, line, 0)), line, LastLevelScope.CACHE_DOMAIN);
    ProtocolTable table = protocol.table();
    assertThat(search(() -> new World(table, 2, 2, false, caches))).isGreaterThan(300);
  }

  /**
   * Every cell matters: some other next state in it breaks the search. Left out are the cells that
   * nobody reaches, since a request to write reaches an owner as a forwarded GetM and a cache
   * without a copy is told nothing, and a load of an Exclusive line, which may as well end in
   * Modified (later written back in vain) or Shared (later upgraded in vain). {@link
   * RandomTesterTest} finds that one too, since it minds what is done in vain.
   */
  @ParameterizedTest
  @EnumSource(Protocols.class)
  void everyCellOfATableMatters(Protocols protocol) {
    ProtocolTable table = protocol.table();
    List<String> idle = new ArrayList<>();
    for (LineState state : table.states()) {
      for (LineEvent event : LineEvent.values()) {
        if (table.isPossible(state, event) && !matters(table, state, event)) {
          idle.add(state + " + " + event);
        }
      }
    }
    idle.remove("EXCLUSIVE + LOAD");
    assertThat(idle).allMatch(cell -> cell.endsWith(" + INV") && !cell.startsWith("SHARED"));
  }

  private static boolean matters(ProtocolTable table, LineState state, LineEvent event) {
    Reaction right = table.on(state, event);
    for (LineState wrong : table.states()) {
      if (wrong != right.next() || wrong != right.alone()) {
        ProtocolTable mutant =
            with(table, state, event, new Reaction(right.action(), wrong, wrong));
        try {
          search(mutant, 2, 1, true);
        } catch (IllegalStateException broken) {
          return true;
        }
      }
    }
    return false;
  }

  /** A table with one cell changed. */
  static ProtocolTable with(
      ProtocolTable table, LineState changedState, LineEvent changedEvent, Reaction change) {
    ProtocolTable.Builder builder = ProtocolTable.over(table.states().toArray(new LineState[0]));
    for (LineState state : table.states()) {
      for (LineEvent event : LineEvent.values()) {
        if (!table.isPossible(state, event)) {
          builder.impossible(state, event);
        } else {
          boolean changed = state == changedState && event == changedEvent;
          Reaction cell = changed ? change : table.on(state, event);
          builder.on(state, event, cell.action(), cell.next(), cell.alone());
        }
      }
    }
    return builder.build();
  }

  /** Number of states reached, up to the names of cores. */
  static int search(ProtocolTable protocol, int cores, int lines, boolean evicts) {
    return search(() -> new World(protocol, cores, lines, evicts));
  }

  private static int search(Supplier<World> worlds) {
    Set<String> seen = new HashSet<>();
    ArrayDeque<List<Integer>> open = new ArrayDeque<>();
    seen.add(worlds.get().signature());
    open.add(List.of());
    while (!open.isEmpty()) {
      List<Integer> path = open.removeFirst();
      World here = replay(worlds, path);
      List<Integer> moves = here.moves();
      if (!here.isQuiet() && moves.stream().allMatch(ExhaustiveSearchTest::isNew)) {
        throw new IllegalStateException("accesses are stuck after " + path);
      }
      for (int move : moves) {
        World there = replay(worlds, path);
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

  private static World replay(Supplier<World> worlds, List<Integer> path) {
    World world = worlds.get();
    path.forEach(world::play);
    return world;
  }
}
