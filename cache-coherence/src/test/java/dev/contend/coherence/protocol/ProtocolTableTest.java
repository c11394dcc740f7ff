package dev.contend.coherence.protocol;

import static dev.contend.coherence.protocol.LineState.INVALID;
import static dev.contend.coherence.protocol.LineState.MODIFIED;
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

  @Test
  void saysThatAnImpossibleEventHappened() {
    ProtocolTable table =
        ProtocolTable.over(MODIFIED).impossible(MODIFIED, LineEvent.values()).build();
    assertThat(table.isPossible(MODIFIED, LineEvent.LOAD)).isFalse();
    assertThatThrownBy(() -> table.on(MODIFIED, LineEvent.LOAD))
        .hasMessage("the protocol has no reaction to LOAD in MODIFIED");
  }
}
