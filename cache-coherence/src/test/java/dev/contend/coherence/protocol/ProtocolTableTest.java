package dev.contend.coherence.protocol;

import static dev.contend.coherence.protocol.LineState.EXCLUSIVE;
import static dev.contend.coherence.protocol.LineState.INVALID;
import static dev.contend.coherence.protocol.LineState.MODIFIED;
import static dev.contend.coherence.protocol.LineState.OWNED;
import static dev.contend.coherence.protocol.LineState.SHARED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contend.coherence.protocol.Reaction.Action;
import org.junit.jupiter.api.Test;

/** A table is total and free of contradictions, or it is not built. */
class ProtocolTableTest {

  @Test
  void namesEveryCellThatIsForgotten() {
    ProtocolTable.Builder builder =
        ProtocolTable.over(INVALID)
            .on(INVALID, LineEvent.LOAD, Action.ISSUE_GETS, INVALID)
            .impossible(INVALID, LineEvent.EVICT, LineEvent.FORWARDED_GETS, LineEvent.INV);
    assertThatThrownBy(builder::build)
        .hasMessage("settled not exactly once: INVALID + STORE, INVALID + FORWARDED_GETM");
  }

  @Test
  void refusesACellThatIsDefinedTwiceOrDefinedAndImpossible() {
    ProtocolTable.Builder builder =
        ProtocolTable.over(INVALID)
            .impossible(INVALID, LineEvent.values())
            .on(INVALID, LineEvent.LOAD, Action.HIT, INVALID);
    assertThatThrownBy(builder::build).hasMessage("settled not exactly once: INVALID + LOAD");
    assertThatThrownBy(
            () ->
                ProtocolTable.over(INVALID)
                    .impossible(INVALID, LineEvent.values())
                    .impossible(INVALID, LineEvent.INV)
                    .build())
        .hasMessage("settled not exactly once: INVALID + INV");
  }

  /** A cell that starts or ends in a state that the protocol was not declared over. */
  @Test
  void refusesACellOfAStateThatTheProtocolDoesNotHave() {
    ProtocolTable.Builder builder =
        ProtocolTable.over(INVALID)
            .impossible(
                INVALID,
                LineEvent.EVICT,
                LineEvent.FORWARDED_GETS,
                LineEvent.FORWARDED_GETM,
                LineEvent.INV)
            .on(INVALID, LineEvent.LOAD, Action.ISSUE_GETS, SHARED, EXCLUSIVE)
            .on(INVALID, LineEvent.STORE, Action.ISSUE_GETM, MODIFIED)
            .on(MODIFIED, LineEvent.LOAD, Action.HIT, MODIFIED)
            .impossible(OWNED, LineEvent.INV);
    assertThatThrownBy(builder::build)
        .hasMessage(
            "not states of the protocol: SHARED in INVALID + LOAD, EXCLUSIVE in INVALID + LOAD,"
                + " MODIFIED in INVALID + STORE, MODIFIED in MODIFIED + LOAD,"
                + " OWNED in OWNED + INV");
  }

  @Test
  void saysThatAnImpossibleEventHappened() {
    ProtocolTable table =
        ProtocolTable.over(MODIFIED).impossible(MODIFIED, LineEvent.values()).build();
    assertThat(table.isPossible(MODIFIED, LineEvent.LOAD)).isFalse();
    assertThatThrownBy(() -> table.on(MODIFIED, LineEvent.LOAD))
        .hasMessage("the protocol has no reaction to LOAD in MODIFIED");
  }
}
