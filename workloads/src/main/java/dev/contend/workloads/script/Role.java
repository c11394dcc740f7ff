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
 * @param kind how its threads come to do it
 */
public record Role(
    int mark, String name, Optional<Expression> count, List<Statement> block, Kind kind) {
  /** How threads come to do what their role is. */
  public enum Kind {
    /** The main thread starts them at the beginning. */
    STARTED,
    /** Threads of other roles start them; the role is a thing of that name too. */
    SPAWNED,
    /** They are a pool, started at the beginning, which is a thing of that name too. */
    POOL
  }

  public Role {
    block = List.copyOf(block);
  }

  /** Threads that each do a block, from the beginning. */
  public Role(int mark, String name, Optional<Expression> count, List<Statement> block) {
    this(mark, name, count, block, Kind.STARTED);
  }

  boolean isPool() {
    return kind == Kind.POOL;
  }

  boolean isSpawned() {
    return kind == Kind.SPAWNED;
  }

  /** Of the name alone: checks look roles up often, and a program can be long. */
  @Override
  public int hashCode() {
    return name.hashCode();
  }
}
