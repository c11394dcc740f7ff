package dev.contend.cpu.clock;

/** What kind of instructions a thread executes, as far as it matters to its SMT sibling. */
public enum WorkKind {
  /** Interpreted bytecode: dependent branches and loads that mostly hit the own cache. */
  INTERPRETER,
  /** Compiled code that keeps the core's units busy. */
  NATIVE,
  /** Waiting for memory, or for lines of other cores. */
  MEMORY_BOUND
}
