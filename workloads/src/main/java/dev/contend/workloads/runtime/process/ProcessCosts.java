package dev.contend.workloads.runtime.process;

/**
 * What worker processes cost, in picoseconds.
 *
 * @param startCallPs until {@code Process.start()} has returned in the parent
 * @param bootPs from the child's first instruction to the first line of its target
 * @param exitPs from the end of the target to the end of the process
 * @param pickleCallPs pickling a small object
 * @param unpickleCallPs the reverse
 * @param pickleBytePs for each byte of the pickle, either way
 * @param pipeCallPs one read or write of a short message
 */
public record ProcessCosts(
    long startCallPs,
    long bootPs,
    long exitPs,
    long pickleCallPs,
    long unpickleCallPs,
    double pickleBytePs,
    long pipeCallPs) {

  /** Time to pickle an object whose pickle has so many bytes. */
  public double picklePs(int bytes) {
    return pickleCallPs + bytes * pickleBytePs;
  }

  /** Time to unpickle it. */
  public double unpicklePs(int bytes) {
    return unpickleCallPs + bytes * pickleBytePs;
  }
}
