package dev.contend.coherence.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.coherence.protocol.Reaction.Action;
import dev.contend.engine.Cases;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every registered protocol keeps the single-writer, multiple-reader rule, and a load gets what the
 * last store wrote.
 *
 * <p>Method: seeded histories of up to 60 loads, stores and evictions on one line of 2 to 6 caches.
 * That the histories can tell a right table from a wrong one is held against the table's mutants.
 */
class ProtocolContractTest {

  @TestFactory
  Stream<DynamicContainer> everyProtocolIsCoherent() {
    return Stream.of(Protocols.values())
        .map(
            protocol ->
                DynamicContainer.dynamicContainer(
                    protocol.name(),
                    Cases.seeded(
                        300, random -> assertThat(fault(protocol.table(), random)).isEmpty())));
  }

  @TestFactory
  Stream<DynamicTest> everyStateIsReached() {
    return Stream.of(Protocols.values())
        .map(
            protocol ->
                DynamicTest.dynamicTest(
                    protocol.name(),
                    () ->
                        assertThat(protocol.table().states())
                            .allMatch(state -> isReached(protocol.table(), state))));
  }

  /**
   * Every change of one cell's next state breaks a history, but for those that are right too: the
   * survivors are listed with their reason.
   */
  @Test
  void aMesiTableWithOneWrongNextStateBreaks() {
    List<String> survivors = new ArrayList<>();
    int mutants = 0;
    for (LineState state : Mesi.TABLE.states()) {
      for (LineEvent event : LineEvent.values()) {
        if (!Mesi.TABLE.isPossible(state, event)) {
          continue;
        }
        Reaction right = Mesi.TABLE.on(state, event);
        for (LineState wrong : Mesi.TABLE.states()) {
          if (wrong != right.next()) {
            mutants++;
            LineState alone = right.alone() == right.next() ? wrong : right.alone();
            if (survives(state, event, new Reaction(right.action(), wrong, alone))) {
              survivors.add(state + " + " + event + " -> " + wrong);
            }
          }
          if (wrong != right.alone() && right.alone() != right.next()) {
            mutants++;
            if (survives(state, event, new Reaction(right.action(), right.next(), wrong))) {
              survivors.add(state + " + " + event + " alone -> " + wrong);
            }
          }
        }
      }
    }
    assertThat(mutants).isEqualTo(60);
    assertThat(survivors)
        .containsExactlyInAnyOrder(
            // A lone reader that gets the line Shared makes the protocol MSI, and one that gets it
            // Modified makes evictions write back what is clean: right, but slower.
            "INVALID + LOAD alone -> MODIFIED",
            "INVALID + LOAD alone -> SHARED",
            "EXCLUSIVE + LOAD -> MODIFIED",
            "EXCLUSIVE + LOAD -> SHARED",
            // An owner that gives the line away to a reader makes the protocol a migratory one.
            "EXCLUSIVE + FORWARDED_GETS -> INVALID",
            "MODIFIED + FORWARDED_GETS -> INVALID",
            // An owner has no sharers beside it, so that nobody is ever sent an INV that is not
            // Shared: a request to write reaches it as a forwarded GetM.
            "INVALID + INV -> MODIFIED",
            "INVALID + INV -> EXCLUSIVE",
            "INVALID + INV -> SHARED",
            "EXCLUSIVE + INV -> MODIFIED",
            "EXCLUSIVE + INV -> EXCLUSIVE",
            "EXCLUSIVE + INV -> SHARED",
            "MODIFIED + INV -> MODIFIED",
            "MODIFIED + INV -> EXCLUSIVE",
            "MODIFIED + INV -> SHARED");
  }

  /** Dirty data that are not written back, or not sent, are missed by a later load. */
  @Test
  void aMesiTableThatLosesDataBreaks() {
    assertThat(survives(LineState.MODIFIED, LineEvent.EVICT, to(Action.DROP, LineState.INVALID)))
        .isFalse();
    assertThat(
            survives(
                LineState.MODIFIED,
                LineEvent.FORWARDED_GETS,
                to(Action.SEND_DATA, LineState.SHARED)))
        .isFalse();
    assertThat(
            survives(
                LineState.MODIFIED, LineEvent.FORWARDED_GETS, to(Action.DROP, LineState.SHARED)))
        .isFalse();
    assertThat(survives(LineState.SHARED, LineEvent.STORE, to(Action.HIT, LineState.MODIFIED)))
        .isFalse();
  }

  private static Reaction to(Action action, LineState next) {
    return new Reaction(action, next, next);
  }

  private static boolean survives(LineState state, LineEvent event, Reaction changed) {
    ProtocolTable mutant = with(Mesi.TABLE, state, event, changed);
    for (int seed = 0; seed < 200; seed++) {
      if (!fault(mutant, new SplittableRandom(seed)).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private static ProtocolTable with(
      ProtocolTable table, LineState changedState, LineEvent changedEvent, Reaction changed) {
    ProtocolTable.Builder builder = ProtocolTable.over(table.states().toArray(LineState[]::new));
    for (LineState state : table.states()) {
      for (LineEvent event : LineEvent.values()) {
        if (state == changedState && event == changedEvent) {
          builder.on(state, event, changed.action(), changed.next(), changed.alone());
        } else if (table.isPossible(state, event)) {
          Reaction same = table.on(state, event);
          builder.on(state, event, same.action(), same.next(), same.alone());
        } else {
          builder.impossible(state, event);
        }
      }
    }
    return builder.build();
  }

  /** What went wrong in a random history, with the history; empty if nothing did. */
  private static String fault(ProtocolTable table, SplittableRandom random) {
    int caches = 2 + random.nextInt(5);
    UntimedLine line = new UntimedLine(table, caches);
    List<String> history = new ArrayList<>();
    try {
      for (int step = random.nextInt(60); step >= 0; step--) {
        int cache = random.nextInt(caches);
        int kinds = line.isResident(cache) ? 3 : 2;
        LineEvent event =
            List.of(LineEvent.LOAD, LineEvent.STORE, LineEvent.EVICT).get(random.nextInt(kinds));
        history.add(cache + " " + event);
        line.apply(cache, event);
      }
      return "";
    } catch (IllegalStateException e) {
      return e.getMessage() + " after " + history;
    }
  }

  private static boolean isReached(ProtocolTable table, LineState wanted) {
    for (LineState from : table.states()) {
      for (LineEvent event : LineEvent.values()) {
        if (table.isPossible(from, event)) {
          Reaction reaction = table.on(from, event);
          if (reaction.next() == wanted || reaction.alone() == wanted) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
