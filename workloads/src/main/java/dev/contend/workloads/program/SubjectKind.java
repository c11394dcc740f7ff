package dev.contend.workloads.program;

import dev.contend.cpu.memory.Contention;

/** What kind of thing threads meet at. */
public enum SubjectKind {
  /** What has no name. */
  OTHER("other"),
  /** The header of an object, with its reference count. */
  REFERENCE_COUNT("object"),
  /** What a container refers to its items with. */
  ITEMS("object"),
  /** A variable of the program, or its value. */
  VARIABLE("object"),
  /** A region of memory that processes share. */
  SHARED_MEMORY("object"),
  /** A queue or pipe between workers. */
  QUEUE("queue"),
  /** What threads wait for until another one says so: a condition, an event, a barrier. */
  CONDITION("condition"),
  /** A lock of the program. */
  LOCK("lock"),
  /** The lock in an object's header, which the runtime takes. */
  OBJECT_LOCK("lock"),
  /** A lock on an interpreter. */
  INTERPRETER_LOCK("lock"),
  /** What a runtime keeps for itself. */
  RUNTIME("line"),
  /** A line of machine code. */
  LINE("line");

  private final String label;

  SubjectKind(String label) {
    this.label = label;
  }

  /** The word used in tables. */
  public String label() {
    return label;
  }

  /** Whether one thread at a time has it, so that others wait for more than its lines. */
  public boolean isHeld() {
    return this == LOCK || this == OBJECT_LOCK || this == INTERPRETER_LOCK;
  }

  /** The number that the layers below know a subject of this kind by. */
  public int number(Contention contention, String name) {
    return contention.number(ordinal(), name);
  }

  /** The kind of a subject. */
  public static SubjectKind of(Contention.Subject subject) {
    return values()[subject.kind()];
  }
}
