package dev.contend.workloads.script;

import java.util.List;
import java.util.Optional;

/**
 * Threads that do the same, or a pool of threads that carry out tasks.
 *
 * @param mark where it is declared
 * @param name as in messages
 * @param count how many there are; empty for the workers that the other roles leave
 * @param block what each does; of a pool, what a task is
 * @param isPool whether it is a pool, which is also a thing of that name
 */
public record Role(
    int mark, String name, Optional<Expression> count, List<Statement> block, boolean isPool) {
  public Role {
    block = List.copyOf(block);
  }

  /** Threads that each do a block. */
  public Role(int mark, String name, Optional<Expression> count, List<Statement> block) {
    this(mark, name, count, block, false);
  }

  /** Of the name alone: checks look roles up often, and a program can be long. */
  @Override
  public int hashCode() {
    return name.hashCode();
  }
}
