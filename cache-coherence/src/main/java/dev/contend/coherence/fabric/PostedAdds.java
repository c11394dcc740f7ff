package dev.contend.coherence.fabric;

import dev.contend.cpu.memory.AccessKind;
import dev.contend.cpu.memory.MemoryPort;
import dev.contend.engine.SimKernel;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** The far additions that one hardware thread has posted and does not wait for. */
final class PostedAdds {
  private final HomeAgent homes;
  private final long postPs;
  private final ArrayDeque<Slot> free = new ArrayDeque<>();
  private @Nullable CacheLine waitingLine;
  private MemoryPort.@Nullable Client waiting;

  /**
   * @param slots additions that may be on their way
   * @param postPs what it takes the thread to post one
   */
  PostedAdds(SimKernel kernel, int core, HomeAgent homes, int slots, long postPs) {
    this.homes = homes;
    this.postPs = postPs;
    for (int i = 0; i < slots; i++) {
      free.add(new Slot(new Transaction(kernel, core, homes)));
    }
  }

  /** Posts an addition, at once or as soon as there is room. */
  long access(CacheLine line, MemoryPort.Client client) {
    if (free.isEmpty()) {
      waitingLine = line;
      waiting = client;
      return MemoryPort.IN_FLIGHT;
    }
    post(line, client.subject());
    return postPs;
  }

  private void post(CacheLine line, int subject) {
    Slot slot = free.removeFirst();
    slot.subject = subject;
    homes.request(slot.transaction, line, AccessKind.POSTED_ADD, slot);
  }

  private void isFree(Slot slot) {
    free.addLast(slot);
    MemoryPort.Client client = waiting;
    CacheLine line = waitingLine;
    if (client != null && line != null) {
      waiting = null;
      waitingLine = null;
      post(line, client.subject());
      client.accessDone();
    }
  }

  /** Room for one. */
  private final class Slot implements MemoryPort.Client {
    private final Transaction transaction;
    private int subject;

    Slot(Transaction transaction) {
      this.transaction = transaction;
    }

    @Override
    public int subject() {
      return subject;
    }

    @Override
    public void accessDone() {
      isFree(this);
    }
  }
}
