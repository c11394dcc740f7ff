package dev.contend.coherence.protocol;

/** The stable state of a line in one core's cache. */
public enum LineState {
  /** No copy. */
  INVALID(false, false, false),
  /** A copy; others may have one too. */
  SHARED(true, false, false),
  /** A clean copy that answers when another cache asks; others may have one too. */
  FORWARD(true, false, true),
  /** A dirty copy that answers when another cache asks; others may have one too. */
  OWNED(true, false, true),
  /** The only copy, clean. */
  EXCLUSIVE(true, true, true),
  /** The only copy, dirty. */
  MODIFIED(true, true, true);

  private final boolean readable;
  private final boolean writable;
  private final boolean supplying;

  LineState(boolean readable, boolean writable, boolean supplying) {
    this.readable = readable;
    this.writable = writable;
    this.supplying = supplying;
  }

  /** Whether a load hits. */
  public boolean isReadable() {
    return readable;
  }

  /** Whether a store hits: no other cache has a copy. */
  public boolean isWritable() {
    return writable;
  }

  /** Whether this cache, the line's owner, supplies the data when another asks. */
  public boolean isSupplying() {
    return supplying;
  }
}
