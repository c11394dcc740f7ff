package dev.contend.coherence.protocol;

import dev.contend.coherence.protocol.Reaction.Action;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A protocol as a total function from (state, event) to a reaction.
 *
 * <p>Every pair is either defined or declared impossible, once: {@link Builder#build} refuses gaps,
 * contradictions, and states that the protocol does not have, so that a protocol with a forgotten
 * case does not load.
 */
public final class ProtocolTable {
  private static final int EVENTS = LineEvent.values().length;

  private final List<LineState> states;

  /** Row by row, a state each. */
  private final @Nullable Reaction[] reactions;

  private ProtocolTable(List<LineState> states, @Nullable Reaction[] reactions) {
    this.states = states;
    this.reactions = reactions;
  }

  private static int cell(LineState state, LineEvent event) {
    return state.ordinal() * EVENTS + event.ordinal();
  }

  /** Begins the table of a protocol with the given states. */
  public static Builder over(LineState... states) {
    return new Builder(List.of(states));
  }

  /**
   * The reaction of a cache in a state to an event.
   *
   * @throws IllegalStateException if the protocol declares the pair impossible
   */
  public Reaction on(LineState state, LineEvent event) {
    Reaction reaction = reactions[cell(state, event)];
    if (reaction == null) {
      throw new IllegalStateException("the protocol has no reaction to " + event + " in " + state);
    }
    return reaction;
  }

  /** Whether an event may reach a cache in a state. */
  public boolean isPossible(LineState state, LineEvent event) {
    return reactions[cell(state, event)] != null;
  }

  /** The states that the protocol uses. */
  public List<LineState> states() {
    return states;
  }

  /** Collects a table cell by cell. */
  public static final class Builder {
    private final List<LineState> states;
    private final @Nullable Reaction[] reactions =
        new @Nullable Reaction[LineState.values().length * EVENTS];
    private final boolean[] impossible = new boolean[LineState.values().length * EVENTS];
    private final List<String> contradictions = new ArrayList<>();
    private final List<String> strangers = new ArrayList<>();

    private Builder(List<LineState> states) {
      this.states = states;
    }

    /** In a state, an event leads to an action and another state. */
    public Builder on(LineState state, LineEvent event, Action action, LineState next) {
      return on(state, event, action, next, next);
    }

    /** Likewise, with another end if no other cache has the line. */
    public Builder on(
        LineState state, LineEvent event, Action action, LineState next, LineState alone) {
      refuseStrangers(state, event, state, next, alone);
      if (isSettled(state, event)) {
        contradictions.add(state + " + " + event);
      }
      reactions[cell(state, event)] = new Reaction(action, next, alone);
      return this;
    }

    /** In a state, the events cannot happen. */
    public Builder impossible(LineState state, LineEvent... events) {
      for (LineEvent event : events) {
        refuseStrangers(state, event, state);
        if (isSettled(state, event)) {
          contradictions.add(state + " + " + event);
        }
        impossible[cell(state, event)] = true;
      }
      return this;
    }

    /** The finished table. */
    public ProtocolTable build() {
      List<String> wrong = new ArrayList<>(contradictions);
      for (LineState state : states) {
        for (LineEvent event : LineEvent.values()) {
          if (!isSettled(state, event)) {
            wrong.add(state + " + " + event);
          }
        }
      }
      List<String> faults = new ArrayList<>();
      if (!wrong.isEmpty()) {
        faults.add("settled not exactly once: " + String.join(", ", wrong));
      }
      if (!strangers.isEmpty()) {
        faults.add("not states of the protocol: " + String.join(", ", strangers));
      }
      if (!faults.isEmpty()) {
        throw new IllegalStateException(String.join("; ", faults));
      }
      return new ProtocolTable(Collections.unmodifiableList(states), reactions);
    }

    /** Notes the states of a cell that {@link #over} did not name. */
    private void refuseStrangers(LineState state, LineEvent event, LineState... used) {
      for (LineState each : used) {
        String stranger = each + " in " + state + " + " + event;
        if (!states.contains(each) && !strangers.contains(stranger)) {
          strangers.add(stranger);
        }
      }
    }

    private boolean isSettled(LineState state, LineEvent event) {
      return impossible[cell(state, event)] || reactions[cell(state, event)] != null;
    }
  }
}
