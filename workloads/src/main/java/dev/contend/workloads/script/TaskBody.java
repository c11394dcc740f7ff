package dev.contend.workloads.script;

import dev.contend.workloads.program.Coordination;
import dev.contend.workloads.program.Op;
import dev.contend.workloads.program.Program;
import java.util.List;
import java.util.Optional;

/** A thread of a pool in a written program: it takes tasks and does them until the pool ends. */
final class TaskBody implements Program.Body {
  private final Executor executor;
  private final List<Statement> task;
  private final Walk walk;
  private int number;
  private boolean isTaken;
  private boolean isDelivered;

  /**
   * @param task what is done for each
   */
  TaskBody(Executor executor, List<Statement> task, Walk walk) {
    this.executor = executor;
    this.task = task;
    this.walk = walk;
  }

  @Override
  public Op next() {
    if (executor.isIdle() || number == Coordination.NO_TASK) {
      boolean isEnd = isDelivered;
      isDelivered = true;
      return isEnd ? new Op.End() : new Op.Deliver(ScriptBody.RESULT_BYTES);
    }
    if (!isTaken) {
      return new Coordination.TakeTask(executor.pool()).op();
    }
    Optional<Op> op = walk.next();
    isTaken = op.isPresent();
    return op.orElseGet(() -> new Coordination.EndTask(executor.pool(), number).op());
  }

  @Override
  public void received(int item) {
    if (isTaken) {
      walk.received(item);
    } else {
      number = item;
      isTaken = true;
      walk.begin(task);
    }
  }
}
