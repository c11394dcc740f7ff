package dev.contend.coherence.protocol;

/** The stable state of a line in one core's cache. */
public enum LineState {
  /** No copy. */
  INVALID(false, false),
  /** A clean copy; others may have one too. */
  SHARED(true, false),
  /** The only copy, clean. */
  EXCLUSIVE(true, true),
  /** The only copy, dirty. */
  MODIFIED(true, true);

  private final boolean readable;
  private final boolean owning;

  LineState(boolean readable, boolean owning) {
    this.readable = readable;
    this.owning = owning;
  }

  /** Whether a load hits. */
  public boolean isReadable() {
    return readable;
  }

  /** Whether this cache must supply the data when another asks. */
  public boolean isOwning() {
    return owning;
  }
}
