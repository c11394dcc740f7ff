package dev.contend.workloads.catalog;

import dev.contend.workloads.program.Imports;
import dev.contend.workloads.program.ObjectPool;
import dev.contend.workloads.program.Op;
import dev.contend.workloads.program.Program;
import dev.contend.workloads.program.SharedLock;
import dev.contend.workloads.program.SharedObject;
import dev.contend.workloads.program.SharedVariable;
import dev.contend.workloads.program.Task;
import dev.contend.workloads.program.TaskPool;
import java.util.List;
import java.util.Optional;

/**
 * One run of {@code list(executor.map(function, items))}: the main thread submits all tasks and
 * waits for all results.
 *
 * @param tasks one for each item
 * @param objectPools the objects that the tasks keep
 * @param objects the objects that the tasks name
 * @param imports what a process imports that does not inherit it
 */
record ExecutorRun(
    List<Task> tasks, List<ObjectPool> objectPools, List<SharedObject> objects, Imports imports)
    implements Program {
  private static final TaskPool POOL = new TaskPool("the executor", TaskPool.Kind.EXECUTOR);

  @Override
  public List<SharedLock> locks() {
    return List.of();
  }

  @Override
  public List<SharedVariable> variables() {
    return List.of();
  }

  @Override
  public Optional<TaskPool> pool() {
    return Optional.of(POOL);
  }

  @Override
  public Body worker(int index) {
    throw new IllegalStateException("a pool's workers have no bodies");
  }

  @Override
  public Body main() {
    return List.of(new Op.Submit(tasks), new Op.AwaitResults(), new Op.End()).iterator()::next;
  }
}
