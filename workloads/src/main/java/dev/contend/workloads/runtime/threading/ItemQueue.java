package dev.contend.workloads.runtime.threading;

import dev.contend.cpu.scheduler.Routine;
import org.jspecify.annotations.Nullable;

/**
 * A queue of items between threads that share a heap; first in, first out.
 *
 * @param <T> what is passed
 */
public interface ItemQueue<T> {
  /** The routine with which one thread puts items. */
  Put<T> putBy(LibraryCaller caller);

  /** The routine with which one thread gets items. */
  Get<T> getBy(LibraryCaller caller);

  /**
   * Puts an item.
   *
   * @param <T> what is passed
   */
  abstract class Put<T> extends Routine {
    /**
     * The same routine for an item.
     *
     * @param limitPs limit, or {@link Long#MAX_VALUE}
     */
    public abstract Put<T> of(T item, long limitPs);

    /** Whether the last call put its item before its limit. */
    public abstract boolean hasSucceeded();
  }

  /**
   * Gets an item.
   *
   * @param <T> what is passed
   */
  abstract class Get<T> extends Routine {
    /**
     * The same routine with a limit.
     *
     * @param limitPs limit, or {@link Long#MAX_VALUE}; 0 does not wait
     */
    public abstract Get<T> within(long limitPs);

    /** What the last call got; null if its limit was over. */
    public abstract @Nullable T item();
  }
}
