package dev.contend.workloads.script;

import dev.contend.workloads.program.CodeKind;
import java.util.List;
import java.util.Optional;

/**
 * One statement of a program. A mark tells the author of a program where the statement stands; what
 * it means is the author's matter.
 */
public sealed interface Statement {
  /** Where it stands. */
  int mark();

  /**
   * A word that does something by itself.
   *
   * @param verb what is done
   * @param thing with which declared thing; empty for work and waits
   * @param amount how long, how often, how many or which, as the verb has it
   * @param further how many objects a message has that is sent, or what the thread adds to the
   *     service of all who are served with it; 1 for all others
   * @param isKeeping whether the interpreter is kept during a wait or a native call
   * @param code which kind of Python code is computed
   */
  record Act(
      int mark,
      Verb verb,
      String thing,
      Amount amount,
      Amount further,
      boolean isKeeping,
      CodeKind code)
      implements Statement {}

  /**
   * Puts items into a queue at instants of their own, however long the queue is: open arrivals.
   *
   * @param process when they come
   * @param count how many items; empty for all of a trace
   */
  record Arrivals(int mark, String queue, ArrivalProcess process, Optional<Expression> count)
      implements Statement {}

  /** The item that the thread has taken from a queue last is served: its latency ends. */
  record Served(int mark, String queue) implements Statement {}

  /** Does a block over and over. */
  record Repeat(int mark, Expression times, List<Statement> block) implements Statement {
    public Repeat {
      block = List.copyOf(block);
    }
  }

  /** Does one of several blocks. */
  record Choose(int mark, List<Branch> branches) implements Statement {
    public Choose {
      branches = List.copyOf(branches);
    }
  }

  /**
   * A block that may be chosen.
   *
   * @param weight how often, in proportion to the other weights
   */
  record Branch(int mark, Expression weight, List<Statement> block) {
    public Branch {
      block = List.copyOf(block);
    }
  }
}
