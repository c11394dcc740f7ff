package dev.contend.workloads.runtime.policy;

import dev.contend.coherence.fabric.CoherentMemory;
import dev.contend.cpu.scheduler.Routine;
import dev.contend.workloads.program.Payload;
import dev.contend.workloads.program.ProcessQueue;
import dev.contend.workloads.program.Program;
import dev.contend.workloads.program.SharedMemory;
import dev.contend.workloads.program.SubjectKind;
import dev.contend.workloads.program.Task;
import dev.contend.workloads.program.TaskPool;
import dev.contend.workloads.runtime.memory.ObjectHeap;
import dev.contend.workloads.runtime.process.BufferedQueue;
import dev.contend.workloads.runtime.process.Channel;
import dev.contend.workloads.runtime.process.HandlerPool;
import dev.contend.workloads.runtime.process.HeapQueue;
import dev.contend.workloads.runtime.process.Helpers;
import dev.contend.workloads.runtime.process.PickledQueue;
import dev.contend.workloads.runtime.process.Pool;
import dev.contend.workloads.runtime.process.ProcessCosts;
import dev.contend.workloads.runtime.process.ProcessExecutor;
import dev.contend.workloads.runtime.process.SystemCaller;
import dev.contend.workloads.runtime.process.ThreadExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What goes between the processes of a program: its queues, its shared memory, its pool, and the
 * queue of results. Where workers share a heap there is one process, that of the main thread.
 */
final class Processes {
  private final PythonRuntime runtime;
  private final ProcessCosts costs;
  private final ObjectHeap lines;
  private final PickledQueue<Payload> results;
  private final List<Queue> queues = new ArrayList<>();
  private final List<Long> sharedMemory = new ArrayList<>();
  private final @Nullable Pool pool;

  Processes(PythonRuntime runtime, Program program, int workers) {
    this.runtime = runtime;
    costs = runtime.profile().process();
    lines = new ObjectHeap(runtime.memory(), runtime.lineBytes());
    results = new PickledQueue<>("the queue of results", costs, this::word);
    for (ProcessQueue queue : program.processQueues()) {
      requireNext("queue", queue.name(), queue.id(), queues.size());
      queues.add(newQueue(queue));
    }
    for (SharedMemory memory : program.sharedMemory()) {
      requireNext("shared memory", memory.name(), memory.id(), sharedMemory.size());
      long pages = (memory.bytes() + CoherentMemory.pageBytes() - 1) / CoherentMemory.pageBytes();
      int subject =
          runtime
              .runMemory()
              .subjects()
              .of(SubjectKind.SHARED_MEMORY, Subjects.quoted(memory.name()));
      sharedMemory.add(runtime.memory().reservePages((int) pages, subject));
    }
    pool = program.pool().map(described -> newPool(described, workers)).orElse(null);
  }

  private static void requireNext(String what, String name, int id, int next) {
    if (id != next) {
      throw new IllegalArgumentException(
          what + " '" + name + "' has the number " + id + "; the next is " + next);
    }
  }

  /** A word of a queue, on a line that nobody else uses. */
  private long word(String queue) {
    return lines.allocate(runtime.runMemory().subjects().of(SubjectKind.QUEUE, queue));
  }

  /** The queue through which results are delivered. */
  PickledQueue<Payload> results() {
    return results;
  }

  /** The pool that the workers belong to; null if there is none. */
  @Nullable Pool pool() {
    return pool;
  }

  /** The program's queues as one thread has them, by number. */
  List<Channel<Payload>> queuesOf(PythonThread thread) {
    return queues.stream().map(queue -> queue.in(processOf(thread), thread)).toList();
  }

  /** Where the program's regions of shared memory begin, by number. */
  List<Long> sharedMemory() {
    return sharedMemory;
  }

  /** A thread as queues see it. */
  SystemCaller callerOf(PythonThread thread) {
    return new SystemCaller(thread.detach, thread.attach, runtime.wakeCallPs());
  }

  /** Starts threads in the process of a thread. */
  Helpers helpersOf(PythonThread owner) {
    return (name, near, code) -> {
      PythonThread helper = runtime.newThreadBeside(owner);
      Routine work = code.apply(callerOf(helper));
      return runtime.startHelper(name, owner, near, new HelperThread(runtime, helper, work));
    };
  }

  /** What a process waits for at its end: that its feeders have written everything. */
  Routine closingBy(PythonThread thread) {
    SystemCaller caller = callerOf(thread);
    List<Routine> closings = new ArrayList<>();
    for (Queue queue : queues) {
      if (queue.buffered != null) {
        closings.add(queue.endIn(processOf(thread), thread).closeBy(caller));
      }
    }
    return new InTurn(closings);
  }

  private int processOf(PythonThread thread) {
    return runtime.sharesHeap() ? SharedState.MAIN : thread.id;
  }

  private Queue newQueue(ProcessQueue queue) {
    return queue.kind() == ProcessQueue.Kind.SIMPLE
        ? new Queue(new PickledQueue<>(queue.name(), costs, this::word), null)
        : new Queue(null, new BufferedQueue<>(queue.name(), costs, queue.capacity(), this::word));
  }

  private Pool newPool(TaskPool described, int workers) {
    boolean isExecutor = described.kind() == TaskPool.Kind.EXECUTOR;
    if (!runtime.sharesHeap()) {
      return isExecutor
          ? new ProcessExecutor(costs, workers, this::word)
          : new HandlerPool(
              costs.queue(),
              new PickledQueue<Optional<Task>>("the tasks", costs, this::word),
              new PickledQueue<Optional<Task>>("the results", costs, this::word),
              workers);
    }
    HeapQueue<Optional<Task>> tasks = new HeapQueue<>("the tasks", word("the tasks"), null);
    return isExecutor
        ? new ThreadExecutor(costs.queue(), tasks, workers)
        : new HandlerPool(
            costs.queue(),
            tasks,
            new HeapQueue<Optional<Task>>("the results", word("the results"), null),
            workers);
  }

  /** A queue of the program: one of the two is there. */
  private final class Queue {
    final @Nullable PickledQueue<Payload> simple;
    final @Nullable BufferedQueue<Payload> buffered;
    private final Map<Integer, BufferedQueue<Payload>.End> ends = new TreeMap<>();

    Queue(@Nullable PickledQueue<Payload> simple, @Nullable BufferedQueue<Payload> buffered) {
      this.simple = simple;
      this.buffered = buffered;
    }

    Channel<Payload> in(int process, PythonThread thread) {
      return simple != null ? simple : endIn(process, thread);
    }

    BufferedQueue<Payload>.End endIn(int process, PythonThread thread) {
      BufferedQueue<Payload>.End end = ends.get(process);
      if (end == null) {
        if (buffered == null) {
          throw new IllegalStateException("a simple queue has no buffer");
        }
        end = buffered.endIn(helpersOf(thread));
        ends.put(process, end);
      }
      return end;
    }
  }
}
