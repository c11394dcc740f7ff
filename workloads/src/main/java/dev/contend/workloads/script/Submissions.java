package dev.contend.workloads.script;

import dev.contend.workloads.program.Coordination;
import dev.contend.workloads.program.Op;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.LongStream;

/** The tasks that one thread has submitted to pools and whose results it has not collected. */
final class Submissions {
  private final Map<String, Executor> executors;

  /** By pool, in the order of submission. */
  private final Map<String, Deque<Integer>> open = new LinkedHashMap<>();

  /**
   * @param executors all thread pools of the run, by name
   */
  Submissions(Map<String, Executor> executors) {
    this.executors = executors;
  }

  boolean isPool(String name) {
    return executors.containsKey(name);
  }

  /** Submits some tasks, one after the other. */
  Iterator<Op> submit(String pool, long count) {
    Executor executor = Inventory.get(executors, pool);
    Deque<Integer> tasks = open.computeIfAbsent(pool, name -> new ArrayDeque<>());
    return LongStream.range(0, count)
        .mapToObj(
            i -> {
              int task = executor.number();
              tasks.addLast(task);
              return executor.submit(task);
            })
        .iterator();
  }

  /** Waits for the results of what this thread has submitted, in that order. */
  Iterator<Op> collect(String pool) {
    Executor executor = Inventory.get(executors, pool);
    Deque<Integer> tasks = open.computeIfAbsent(pool, name -> new ArrayDeque<>());
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return !tasks.isEmpty();
      }

      @Override
      public Op next() {
        return new Coordination.Result(executor.pool(), tasks.removeFirst()).op();
      }
    };
  }
}
