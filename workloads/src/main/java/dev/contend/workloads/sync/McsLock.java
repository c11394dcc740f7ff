package dev.contend.workloads.sync;

import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import org.jspecify.annotations.Nullable;

/**
 * A queue of nodes in which each thread spins on a line of its own. First come, first served.
 *
 * <p>Source: Mellor-Crummey and Scott, <i>Algorithms for Scalable Synchronization on Shared-Memory
 * Multiprocessors</i>, ACM TOCS 9(1), 1991, figure 5.
 */
final class McsLock implements Lock {
  private final Platform platform;
  private final Word tail;
  private @Nullable Node last;

  McsLock(Platform platform) {
    this.platform = platform;
    tail = platform.word();
  }

  @Override
  public Use use() {
    Node node = new Node(platform.word());
    return new Use(new Acquire(node), new Release(node));
  }

  /** A thread's place in the queue; both fields are on its line. */
  private static final class Node {
    private final Word line;
    private boolean waits;
    private @Nullable Node next;

    Node(Word line) {
      this.line = line;
    }
  }

  private final class Acquire extends Routine {
    private static final int PREPARE = 0;
    private static final int PREPARED = 1;
    private static final int EXCHANGED = 2;
    private static final int LINKED = 3;
    private static final int LOOK = 4;
    private static final int LOOKED = 5;

    private final Node node;
    private @Nullable Node before;

    Acquire(Node node) {
      this.node = node;
    }

    @Override
    protected Step step(SimThread thread) {
      switch (state) {
        case PREPARE:
          state = PREPARED;
          return node.line.store(thread);
        case PREPARED:
          node.next = null;
          node.waits = true;
          state = EXCHANGED;
          return tail.atomic(thread);
        case EXCHANGED:
          before = last;
          last = node;
          if (before == null) {
            return Step.DONE;
          }
          state = LINKED;
          return before.line.store(thread);
        case LINKED:
          if (before != null) {
            before.next = node;
          }
          state = LOOK;
          return Step.AGAIN;
        case LOOK:
          state = LOOKED;
          return node.line.look(thread);
        default:
          if (!node.waits) {
            return Step.DONE;
          }
          state = LOOK;
          return node.line.spin(thread);
      }
    }
  }

  private final class Release extends Routine {
    private static final int BEGIN = 0;
    private static final int LOOKED = 1;
    private static final int SWAPPED = 2;
    private static final int LOOK = 3;
    private static final int SEEN = 4;
    private static final int TOLD = 5;

    private final Node node;

    Release(Node node) {
      this.node = node;
    }

    @Override
    protected Step step(SimThread thread) {
      switch (state) {
        case BEGIN:
          state = LOOKED;
          return node.line.load(thread);
        case LOOKED:
          if (node.next != null) {
            return tell(thread, node.next);
          }
          state = SWAPPED;
          return tail.compareAndSwap(thread);
        case SWAPPED:
          if (last == node) {
            last = null;
            return Step.DONE;
          }
          state = LOOK;
          return Step.AGAIN;
        case LOOK:
          state = SEEN;
          return node.line.look(thread);
        case SEEN:
          if (node.next != null) {
            return tell(thread, node.next);
          }
          state = LOOK;
          return node.line.spin(thread);
        default:
          if (node.next != null) {
            node.next.waits = false;
          }
          return Step.DONE;
      }
    }

    private Step tell(SimThread thread, Node next) {
      state = TOLD;
      return next.line.store(thread);
    }
  }
}
