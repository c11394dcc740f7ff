package dev.contend.workloads.program;

import java.util.List;

/**
 * One call that a pool carries out in a worker, or a chunk of several.
 *
 * @param work what the worker does
 * @param argument what is sent to the worker
 * @param result what comes back
 */
public record Task(List<Op> work, Payload argument, Payload result) {
  public Task {
    work = List.copyOf(work);
  }
}
