package dev.contend.workloads.script;

import dev.contend.workloads.program.Coordination;
import dev.contend.workloads.program.Op;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.LongStream;

/** The threads that one thread has started and has not joined. */
final class Children {
  private final Map<String, Deque<Integer>> notStarted;
  private final Map<String, Deque<Integer>> notJoined = new LinkedHashMap<>();

  /**
   * @param notStarted workers of the run that nobody has started, by role
   */
  Children(Map<String, Deque<Integer>> notStarted) {
    this.notStarted = notStarted;
  }

  /** Starts some threads of a role, one after the other. */
  Iterator<Op> spawn(String role, long count) {
    Deque<Integer> left = Inventory.get(notStarted, role);
    return LongStream.range(0, count)
        .mapToObj(
            i -> {
              int worker = left.removeFirst();
              of(role).addLast(worker);
              return new Coordination.Spawn(worker).op();
            })
        .iterator();
  }

  /** Waits for the ends of those of a role that this thread has started, in that order. */
  Iterator<Op> join(String role) {
    Deque<Integer> started = of(role);
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return !started.isEmpty();
      }

      @Override
      public Op next() {
        return new Coordination.Join(started.removeFirst()).op();
      }
    };
  }

  private Deque<Integer> of(String role) {
    return notJoined.computeIfAbsent(role, name -> new ArrayDeque<>());
  }
}
