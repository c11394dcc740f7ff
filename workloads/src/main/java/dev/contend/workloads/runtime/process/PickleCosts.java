package dev.contend.workloads.runtime.process;

import dev.contend.workloads.program.Payload;

/**
 * What pickling takes, in picoseconds.
 *
 * @param dumpsPs {@code pickle.dumps} of a small object
 * @param dumpsObjectPs for each further object
 * @param dumpsBytePs for each byte of text or bytes
 * @param loadsPs {@code pickle.loads} of a small object
 * @param loadsObjectPs for each further object
 * @param loadsBytePs for each byte
 * @param reducerPs what {@code ForkingPickler.dumps} takes beyond {@code pickle.dumps}: a pickler
 *     object with a dispatch table of its own for each message
 */
public record PickleCosts(
    long dumpsPs,
    long dumpsObjectPs,
    double dumpsBytePs,
    long loadsPs,
    long loadsObjectPs,
    double loadsBytePs,
    long reducerPs) {
  /** Pickling that takes no time. */
  static final PickleCosts FREE = new PickleCosts(0, 0, 0, 0, 0, 0, 0);

  /** Time to pickle a message. */
  double dumpsPs(Payload payload) {
    return reducerPs
        + dumpsPs
        + (payload.objects() - 1) * (double) dumpsObjectPs
        + payload.bytes() * dumpsBytePs;
  }

  /** Time to unpickle it. */
  double loadsPs(Payload payload) {
    return loadsPs
        + (payload.objects() - 1) * (double) loadsObjectPs
        + payload.bytes() * loadsBytePs;
  }
}
