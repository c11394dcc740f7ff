package dev.contend.workloads.runtime.policy;

import static dev.contend.workloads.runtime.RuntimeBench.MS;
import static dev.contend.workloads.runtime.RuntimeBench.US;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.engine.Cases;
import dev.contend.engine.random.RandomStreams;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.program.Op;
import dev.contend.workloads.program.Payload;
import dev.contend.workloads.program.ProcessQueue;
import dev.contend.workloads.program.Program;
import dev.contend.workloads.program.SharedLock;
import dev.contend.workloads.program.SharedMemory;
import dev.contend.workloads.program.SharedVariable;
import dev.contend.workloads.program.Task;
import dev.contend.workloads.program.TaskPool;
import dev.contend.workloads.runtime.Ground;
import dev.contend.workloads.runtime.RuntimeBench;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Programs with pools, queues and shared memory, under every policy. */
class ProcessProgramsTest {
  private static final RuntimePolicy PROCESSES = RuntimePolicies.MULTIPROCESS.policy();
  private static final Payload SMALL = Payload.SMALL_INT;

  @TestFactory
  Stream<DynamicTest> everyTaskIsDoneOnceAndEveryResultComes() {
    return Cases.seeded(
        60,
        random -> {
          for (RuntimePolicies policy : RuntimePolicies.values()) {
            randomTasks(policy.policy(), random);
          }
        });
  }

  private static void randomTasks(RuntimePolicy policy, SplittableRandom random) {
    TaskPool.Kind kind = random.nextBoolean() ? TaskPool.Kind.POOL : TaskPool.Kind.EXECUTOR;
    long[] sizes = {5, 200, 20_000, 70_000, 200_000};
    List<Task> tasks = new ArrayList<>();
    double cycles = 0;
    for (int i = random.nextInt(40); i >= 0; i--) {
      double work = 1_000 + random.nextInt(1_000_000);
      cycles += work;
      tasks.add(
          new Task(
              List.of(new Op.Compute(work)),
              new Payload(sizes[random.nextInt(sizes.length)], 3),
              new Payload(sizes[random.nextInt(sizes.length)], 2)));
    }
    int workers = 1 + random.nextInt(6);
    Run run = new Run(policy, new Pooled(kind, tasks), workers);
    assertThat(Objects.requireNonNull(run.runtime.processes().pool()).done())
        .isEqualTo(tasks.size());
    // The bench works at 1 GHz, the profile at 1.1 times the cycles. Queues between threads add
    // accesses to lines that hit.
    double workPs = cycles * 1_100;
    assertThat((double) run.bench.account.totalPs(Cause.USEFUL_PYTHON.id()))
        .isBetween(workPs - tasks.size(), workPs * 1.01 + 40 * US);
    run.everyInstantHasACause(workers);
  }

  /** All results are unpickled by one thread of the parent, however many workers there are. */
  @Test
  void bigResultsOfAPoolComeNoFasterWithMoreWorkers() {
    Payload big = new Payload(1_000, 200_000);
    List<Task> tasks = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      tasks.add(new Task(List.of(new Op.Compute(1_000_000)), SMALL, big));
    }
    double unpicklePs = 32 * 200_000 * 60_000.0;
    for (int workers : new int[] {2, 4}) {
      Run run = new Run(PROCESSES, new Pooled(TaskPool.Kind.POOL, tasks), workers);
      assertThat((double) run.bench.kernel.nowPs()).isBetween(unpicklePs, 1.15 * unpicklePs);
    }
  }

  /** The executor's manager handles a task in so much time, and there is one manager. */
  @Test
  void anExecutorsParentLimitsTheRateOfSmallTasks() {
    List<Task> tasks = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      tasks.add(new Task(List.of(new Op.Compute(1_000)), SMALL, SMALL));
    }
    for (int workers : new int[] {1, 3}) {
      Run run = new Run(PROCESSES, new Pooled(TaskPool.Kind.EXECUTOR, tasks), workers);
      assertThat(run.bench.kernel.nowPs()).isGreaterThan(400 * 80 * US);
    }
  }

  /**
   * A feeder gets the interpreter from a thread that computes when the switch interval is over. Its
   * writes are then shorter than it takes the other to wake up, so it keeps the interpreter.
   */
  @Test
  void aFeederWaitsASwitchIntervalForPythonCodeOfItsOwnProcessUnderTheGil() {
    Streaming underGil = new Streaming();
    new Run(PROCESSES, underGil, 2);
    assertThat(underGil.arrivals).hasSize(4);
    assertThat(underGil.arrivals.get(0) - underGil.computePs).isBetween(5 * MS, 5_200 * US);
    assertThat(underGil.arrivals.get(3) - underGil.computePs).isBetween(5 * MS, 5_200 * US);
    Streaming free = new Streaming();
    new Run(PROCESSES, free, 2, RuntimePolicies.FREE_THREADED);
    assertThat(free.arrivals.get(3) - free.computePs).isLessThan(MS);
  }

  @Test
  void sharedMemoryIsReadWithoutCopyAndItsLinesComeFromTheWriter() {
    Sharing program = new Sharing();
    Run run = new Run(PROCESSES, program, 2);
    assertThat(run.bench.memory.counters().transfers()).isBetween(1_000L, 1_100L);
    assertThat(run.bench.account.totalPs(1, Cause.PICKLING.id())).isLessThan(10 * US);
  }

  /** One run to its end. */
  private static final class Run {
    final RuntimeBench bench;
    final PythonRuntime runtime;

    Run(RuntimePolicy policy, Program program, int workers) {
      this(policy, program, workers, RuntimePolicies.GIL);
    }

    Run(RuntimePolicy policy, Program program, int workers, RuntimePolicies build) {
      bench = new RuntimeBench(4, RuntimeBench.settings(), workers);
      runtime =
          new PythonRuntime(
              new Ground(bench.kernel, bench.processor, bench.os, bench.memory),
              policy,
              RuntimeContractTest.profile(build),
              program,
              workers,
              new RandomStreams(7, 0));
      bench.run();
    }

    void everyInstantHasACause(int workers) {
      for (int worker = 0; worker < workers; worker++) {
        long sum = 0;
        for (Cause cause : Cause.values()) {
          sum += bench.account.totalPs(worker, cause.id());
        }
        assertThat(sum).as("causes of worker %d", worker).isEqualTo(bench.kernel.nowPs());
      }
    }
  }

  /** A program without locks and variables, whose workers run lists of words. */
  private abstract static class Words implements Program {
    @Override
    public List<SharedLock> locks() {
      return List.of();
    }

    @Override
    public List<SharedVariable> variables() {
      return List.of();
    }

    static Body body(Op... ops) {
      Iterator<Op> words = List.of(ops).iterator();
      return () -> words.hasNext() ? words.next() : new Op.End();
    }
  }

  /** Tasks for a pool: half of them, then the rest, then all are awaited. */
  private static final class Pooled extends Words {
    private final TaskPool pool;
    private final List<Task> tasks;

    Pooled(TaskPool.Kind kind, List<Task> tasks) {
      pool = new TaskPool("pool", kind);
      this.tasks = tasks;
    }

    @Override
    public Optional<TaskPool> pool() {
      return Optional.of(pool);
    }

    @Override
    public Body worker(int index) {
      throw new AssertionError("a pool's workers have no bodies");
    }

    @Override
    public Body main() {
      int half = tasks.size() / 2;
      return body(
          new Op.Submit(tasks.subList(0, half)),
          new Op.Submit(tasks.subList(half, tasks.size())),
          new Op.AwaitResults());
    }
  }

  /** Worker 0 puts four messages and computes for 50 ms; worker 1 notes when they come. */
  private static final class Streaming extends Words {
    final List<Long> arrivals = new ArrayList<>();
    private final ProcessQueue queue = new ProcessQueue(0, "queue", ProcessQueue.Kind.BUFFERED, 0);
    private LongSupplier nowPs = () -> 0;
    long computePs;

    @Override
    public List<ProcessQueue> processQueues() {
      return List.of(queue);
    }

    @Override
    public void begin(LongSupplier clock) {
      nowPs = clock;
    }

    @Override
    public Body worker(int index) {
      Op send = new Op.Send(queue, SMALL);
      Op receive = new Op.Receive(queue);
      if (index == 0) {
        Body sender = body(send, send, send, send, new Op.Compute(50e6), new Op.Deliver(5));
        return () -> {
          Op next = sender.next();
          computePs = next instanceof Op.Compute ? nowPs.getAsLong() : computePs;
          return next;
        };
      }
      Body receiver = body(receive, receive, receive, receive, new Op.Deliver(5));
      int[] asked = new int[1];
      return () -> {
        if (asked[0] > 0 && asked[0] <= 4) {
          arrivals.add(nowPs.getAsLong());
        }
        asked[0]++;
        return receiver.next();
      };
    }
  }

  /** Worker 0 writes 64,000 bytes and says so; worker 1 reads them in place. */
  private static final class Sharing extends Words {
    private final SharedMemory memory = new SharedMemory(0, "memory", 64_000);
    private final ProcessQueue queue = new ProcessQueue(0, "queue", ProcessQueue.Kind.SIMPLE, 0);

    @Override
    public List<ProcessQueue> processQueues() {
      return List.of(queue);
    }

    @Override
    public List<SharedMemory> sharedMemory() {
      return List.of(memory);
    }

    @Override
    public Body worker(int index) {
      return index == 0
          ? body(
              new Op.WriteShared(memory, 0, 64_000), new Op.Send(queue, SMALL), new Op.Deliver(5))
          : body(new Op.Receive(queue), new Op.ReadShared(memory, 0, 64_000), new Op.Deliver(5));
    }
  }
}
