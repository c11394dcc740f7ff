package dev.contend.workloads.program;

/**
 * A queue through which workers that share a heap pass objects.
 *
 * @param id number among the program's queues, from 0
 * @param name as in messages
 * @param kind what it is made of
 * @param capacity most items in it; 0 for no limit
 */
public record SharedQueue(int id, String name, Kind kind, int capacity) {
  public SharedQueue {
    if (capacity < 0 || (capacity > 0 && kind != Kind.QUEUE)) {
      throw new IllegalArgumentException(
          "queue '"
              + name
              + "' of kind "
              + kind
              + " has capacity "
              + capacity
              + "; only a queue.Queue has one");
    }
  }

  /** What a queue is made of. */
  public enum Kind {
    /** {@code queue.Queue}: Python code over a lock and conditions. */
    QUEUE("queue"),
    /** {@code queue.SimpleQueue}: C code that hands an item to a thread that waits. */
    SIMPLE("simple-queue"),
    /** The ready queue of an asyncio loop, filled from other threads through a pipe. */
    EVENT_LOOP("event-loop");

    private final String yamlName;

    Kind(String yamlName) {
      this.yamlName = yamlName;
    }

    /** The name in scenario files. */
    public String yamlName() {
      return yamlName;
    }
  }
}
