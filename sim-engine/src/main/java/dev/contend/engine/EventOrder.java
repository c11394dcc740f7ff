package dev.contend.engine;

/**
 * The order of events that are due at the same picosecond, first constant first.
 *
 * <p>Within one order, the event that was scheduled first runs first. The words are the engine's
 * own: a layer above chooses for each of its events the word whose meaning fits.
 */
public enum EventOrder {
  /**
   * Something has ended (an operation, a service): its effects must be seen by all that follows.
   */
  COMPLETION,
  /** A message or signal arrives from elsewhere. */
  ARRIVAL,
  /** An ordinary step of the model; the default. */
  STEP,
  /** A timer runs out; what happened at the same instant has happened before it. */
  TIMEOUT,
  /** Observation of the state that all others have left behind. */
  OBSERVATION;

  /** What events of one instant are sorted by, SSJ's priority; lower first. */
  int rank() {
    return ordinal() + 1;
  }
}
