package dev.contend.workloads.script;

import dev.contend.workloads.program.Coordination;
import dev.contend.workloads.program.Op;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/** The tasks that one thread has submitted to pools and whose results it has not collected. */
final class Submissions {
  private final Map<String, Executor> executors;
  private final Set<String> awaited;

  /** By pool, in the order of submission. */
  private final Map<String, Deque<Integer>> open = new LinkedHashMap<>();

  /**
   * @param executors all thread pools of the run, by name
   * @param awaited those whose results this thread collects; it keeps no others
   */
  Submissions(Map<String, Executor> executors, Set<String> awaited) {
    this.awaited = awaited;
    this.executors = executors;
  }

  boolean isPool(String name) {
    return executors.containsKey(name);
  }

  /** Submits some tasks, one after the other. */
  Iterator<Op> submit(String pool, long count) {
    Executor executor = Inventory.get(executors, pool);
    Deque<Integer> tasks = open.computeIfAbsent(pool, name -> new ArrayDeque<>());
    boolean isKept = awaited.contains(pool);
    return LongStream.range(0, count)
        .mapToObj(
            i -> {
              int task = executor.number();
              if (isKept) {
                tasks.addLast(task);
              }
              return new Coordination.Submit(executor.pool(), task, isKept).op();
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
