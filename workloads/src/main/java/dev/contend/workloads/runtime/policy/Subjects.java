package dev.contend.workloads.runtime.policy;

import dev.contend.cpu.memory.Contention;
import dev.contend.workloads.program.SubjectKind;

/** The names under which a runtime counts what its threads meet at. */
final class Subjects {
  private final Contention contention;
  private final int heapPage;

  Subjects(Contention contention) {
    this.contention = contention;
    heapPage = of(SubjectKind.RUNTIME, "free list of a heap page");
  }

  /** A thing of any kind. */
  int of(SubjectKind kind, String name) {
    return kind.number(contention, name);
  }

  /** The header of an object of the program, which holds its count. */
  int countOf(String object) {
    return of(SubjectKind.REFERENCE_COUNT, "reference count of " + quoted(object));
  }

  /** The headers of what a container or variable refers to. */
  int countsIn(String holder) {
    return of(SubjectKind.REFERENCE_COUNT, "reference counts of what " + quoted(holder) + " holds");
  }

  /** The words by which a container refers to its items. */
  int itemsOf(String container) {
    return of(SubjectKind.ITEMS, "items of " + quoted(container));
  }

  /** The lock in an object's header. */
  int lockOf(String object) {
    return of(SubjectKind.OBJECT_LOCK, "lock of " + quoted(object));
  }

  /** A lock of the program. */
  int lock(String name) {
    return of(SubjectKind.LOCK, "lock " + quoted(name));
  }

  /** A variable of the program. */
  int variable(String name) {
    return of(SubjectKind.VARIABLE, "variable " + quoted(name));
  }

  /** The state of a thread, with the word on which others ask it for something. */
  int threadState() {
    return of(SubjectKind.RUNTIME, "thread state");
  }

  /** Where a thread leaves objects that it frees for the heap of another one. */
  int heapPage() {
    return heapPage;
  }

  /** Whether a subject is to be made for each worker, which the caller then does. */
  boolean areForEach(int subject) {
    return contention.makesForEach(subject);
  }

  static String quoted(String name) {
    return '`' + name + '`';
  }
}
