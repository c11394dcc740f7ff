package dev.contend.engine.trace;

import java.util.function.LongSupplier;

/**
 * Who has something that one alone can have at a time, told to a trace on a lane of its own, which
 * the trace has from the first holder on.
 */
public final class Holding {
  private static final int NO_LANE = -1;

  private final TraceSink trace;
  private final LongSupplier clock;
  private final String group;
  private final String name;
  private int lane = NO_LANE;
  private String holder = "";
  private long sincePs;

  private Holding(TraceSink trace, LongSupplier clock, String group, String name) {
    this.trace = trace;
    this.clock = clock;
    this.group = group;
    this.name = name;
  }

  /**
   * What is told to a trace.
   *
   * @param clock the present instant, in picoseconds
   * @param group of the lane
   * @param name of the lane
   */
  public static Holding of(TraceSink trace, LongSupplier clock, String group, String name) {
    return new Holding(trace, clock, group, name);
  }

  /** What nobody is told of. */
  public static Holding untold() {
    return new Holding(TraceSink.NONE, () -> 0, "", "");
  }

  /**
   * Somebody has it from now on.
   *
   * @throws IllegalStateException if somebody else has it
   */
  public void begins(String who) {
    if (trace.isOn()) {
      if (!holder.isEmpty()) {
        throw new IllegalStateException(who + " takes " + name + ", which " + holder + " has");
      }
      holder = who;
      sincePs = clock.getAsLong();
    }
  }

  /** Nobody has it any more. */
  public void ends() {
    if (trace.isOn()) {
      lane = lane == NO_LANE ? trace.lane(group, name) : lane;
      trace.span(lane, holder, sincePs, clock.getAsLong());
      holder = "";
    }
  }
}
