package dev.contend.coherence.fabric;

import dev.contend.coherence.directory.DirectoryEntry;
import dev.contend.engine.EventOrder;
import dev.contend.engine.ModelEvent;
import dev.contend.engine.SimKernel;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** One line: its directory entry, its home's queue, and the transaction in progress. */
final class CacheLine {
  final DirectoryEntry entry;
  final int home;
  final ArrayDeque<Transaction> queue = new ArrayDeque<>();
  final ModelEvent homeFree;

  @Nullable Transaction inProgress;

  /** When the home may serve the next request. */
  long homeFreeAtPs;

  /** Until when the owner's atomic operation holds the line against a snoop. */
  long heldUntilPs;

  /** Whether a snoop has reached the owner and waits for its operation in progress. */
  boolean snoopWaits;

  CacheLine(SimKernel kernel, DirectoryEntry entry, int home, CoherentMemory memory) {
    this.entry = entry;
    this.home = home;
    homeFree =
        new ModelEvent(kernel, EventOrder.STEP) {
          @Override
          public void actions() {
            memory.homeFree(CacheLine.this);
          }
        };
  }

  /** Wakes the home when it may serve the next request in its queue. */
  void serveWhenFree(long nowPs) {
    if (!homeFree.isPending()) {
      homeFree.scheduleInPs(Math.max(0, homeFreeAtPs - nowPs));
    }
  }
}
