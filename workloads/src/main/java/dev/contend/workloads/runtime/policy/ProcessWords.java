package dev.contend.workloads.runtime.policy;

import dev.contend.cpu.memory.AccessKind;
import dev.contend.cpu.scheduler.Routine;
import dev.contend.workloads.program.Op;
import dev.contend.workloads.program.Payload;
import dev.contend.workloads.program.SharedMemory;
import dev.contend.workloads.runtime.process.Channel;
import dev.contend.workloads.runtime.process.Pool;
import dev.contend.workloads.runtime.process.SystemCaller;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which routine carries out a word about processes. */
final class ProcessWords {
  private final List<Channel.Put<Payload>> send;
  private final List<Channel.Get<Payload>> receive;
  private final Channel.Put<Payload> deliver;
  private final SharedAccess read;
  private final SharedAccess write;
  private final Pool.@Nullable Submission submit;
  private final @Nullable Routine await;

  ProcessWords(PythonRuntime runtime, PythonThread self) {
    Processes processes = runtime.processes();
    SystemCaller caller = processes.callerOf(self);
    List<Channel<Payload>> queues = processes.queuesOf(self);
    send = queues.stream().map(queue -> queue.putBy(caller)).toList();
    receive = queues.stream().map(queue -> queue.getBy(caller)).toList();
    deliver = processes.results().putBy(caller);
    read = new SharedAccess(runtime, AccessKind.LOAD);
    write = new SharedAccess(runtime, AccessKind.STORE);
    Pool pool = self.id == SharedState.MAIN ? processes.pool() : null;
    submit = pool == null ? null : pool.submitBy(caller);
    await = pool == null ? null : pool.awaitBy(caller);
  }

  Routine send(Op.Send op) {
    return send.get(op.queue().id()).of(op.payload(), op.payload());
  }

  Routine receive(Op.Receive op) {
    return receive.get(op.queue().id());
  }

  /** Sends a result to the main thread. */
  Routine deliver(int bytes) {
    Payload payload = new Payload(bytes, 1);
    return deliver.of(payload, payload);
  }

  Routine submit(Op.Submit op) {
    if (submit == null) {
      throw new IllegalStateException("tasks are submitted by the main thread, to a pool");
    }
    return submit.of(op.tasks());
  }

  Routine awaitResults() {
    if (await == null) {
      throw new IllegalStateException("results are awaited by the main thread, of a pool");
    }
    return await;
  }

  Routine read(SharedMemory memory, long fromByte, long bytes) {
    return read.of(memory, fromByte, bytes);
  }

  Routine write(SharedMemory memory, long fromByte, long bytes) {
    return write.of(memory, fromByte, bytes);
  }
}
