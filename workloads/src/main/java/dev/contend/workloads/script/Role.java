package dev.contend.workloads.script;

import java.util.List;
import java.util.Optional;

/**
 * Threads that do the same.
 *
 * @param mark where it is declared
 * @param name as in messages
 * @param count how many there are; empty for the workers that the other roles leave
 * @param block what each does
 */
public record Role(int mark, String name, Optional<Expression> count, List<Statement> block) {
  public Role {
    block = List.copyOf(block);
  }
}
