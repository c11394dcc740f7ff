package dev.contend.workloads.runtime.memory;

/** What memory is used for. Every resident byte belongs to exactly one part. */
public enum Part {
  INTERPRETERS("interpreters and modules"),
  THREADS("stacks and states of threads"),
  OBJECTS("objects in use"),
  QUEUED("objects queued for the threads that own them"),
  GARBAGE("garbage that nobody has collected"),
  OVERHEAD("allocator overhead"),
  COPIES("pages copied after a fork");

  private final String label;

  Part(String label) {
    this.label = label;
  }

  /** The words used in messages and tables. */
  public String label() {
    return label;
  }
}
