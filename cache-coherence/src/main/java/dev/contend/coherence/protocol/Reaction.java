package dev.contend.coherence.protocol;

/**
 * What a cache does about an event, and the state it ends in.
 *
 * @param action what is sent or done
 * @param next state afterwards; for {@link Action#ISSUE_GETS}, if other caches have the line
 * @param alone for {@link Action#ISSUE_GETS}, state afterwards if no other cache has the line; else
 *     the same as {@code next}
 */
public record Reaction(Action action, LineState next, LineState alone) {

  /** What a cache does about an event. */
  public enum Action {
    /** The cache answers by itself. */
    HIT,
    /** Asks the home for a readable copy. */
    ISSUE_GETS,
    /** Asks the home for the only copy. */
    ISSUE_GETM,
    /** Sends the data to the requester. */
    SEND_DATA,
    /** Sends the data to the requester and to memory. */
    SEND_DATA_AND_WRITE_BACK,
    /** Tells the requester that the copy is gone. */
    ACK_INV,
    /** Sends dirty data to memory. */
    WRITE_BACK,
    /** Drops a clean copy without a word. */
    DROP
  }
}
