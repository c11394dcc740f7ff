package dev.contend.workloads.runtime.memory;

/**
 * How a version and build lays out objects, and what memory costs it.
 *
 * @param allocator where objects go
 * @param headerBytes of every object
 * @param trackedBytes before the header of an object that the cycle collector knows
 * @param allocatePs room for an object where a free one is at hand, in picoseconds
 * @param freePs taking it back
 * @param kernel what the kernel does for it
 * @param base what is there without any object of the program
 * @param delayed frees that wait for readers
 */
public record MemoryCosts(
    Allocator allocator,
    int headerBytes,
    int trackedBytes,
    long allocatePs,
    long freePs,
    Kernel kernel,
    Base base,
    DelayedFrees delayed) {

  /** Bytes of an object. */
  public long objectBytes(dev.contend.workloads.program.ObjectKind kind) {
    return (long) kind.bytes() + headerBytes + (kind.tracked() ? trackedBytes : 0);
  }

  /**
   * What the kernel takes, in picoseconds.
   *
   * @param faultPs the first touch of a page
   * @param copyPs the first write to a page that a fork left shared
   * @param mapPs a call that asks for memory or gives it back
   * @param heapsPs the calls that give an exited thread's own heaps back, all together
   */
  public record Kernel(long faultPs, long copyPs, long mapPs, long heapsPs) {}

  /**
   * Memory that is there before a program makes an object.
   *
   * @param interpreterBytes resident in the first process
   * @param forkedBytes private to a forked process
   * @param servedBytes private to a process that a fork server has forked
   * @param spawnedBytes private to a process of a fresh interpreter, and to a fork server
   * @param subinterpreterBytes of a further interpreter in the process
   * @param threadBytes of a thread that does nothing
   */
  public record Base(
      long interpreterBytes,
      long forkedBytes,
      long servedBytes,
      long spawnedBytes,
      long subinterpreterBytes,
      long threadBytes) {}

  /**
   * When delayed frees are announced to the readers.
   *
   * @param frees of one thread until it announces them
   * @param bytes of one thread until it announces them
   * @param atSafepoint whether a thread looks at its next safepoint what may be freed; else when a
   *     chunk of {@link QuiescentStates#CHUNK} is full
   */
  public record DelayedFrees(int frees, long bytes, boolean atSafepoint) {}
}
