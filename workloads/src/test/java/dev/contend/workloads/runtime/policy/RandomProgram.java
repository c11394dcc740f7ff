package dev.contend.workloads.runtime.policy;

import static dev.contend.workloads.runtime.RuntimeBench.MS;
import static dev.contend.workloads.runtime.RuntimeBench.US;

import dev.contend.workloads.program.Coordination;
import dev.contend.workloads.program.NativeWork;
import dev.contend.workloads.program.Op;
import dev.contend.workloads.program.Program;
import dev.contend.workloads.program.SharedDevice;
import dev.contend.workloads.program.SharedLock;
import dev.contend.workloads.program.SharedVariable;
import dev.contend.workloads.program.WaitTime;
import dev.contend.workloads.program.WaitTime.Distribution;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A program of random phrases, for tests that hold for every program. Each worker says some
 * phrases, delivers a result and ends; what it has said is counted.
 *
 * <p>To cover a new word: a phrase that uses it, and a line in {@link #PHRASES}.
 */
final class RandomProgram implements Program {
  /** Some operations that belong together, such as a lock's acquisition and its release. */
  interface Phrase {
    /** Adds the operations of one use. */
    void say(SplittableRandom random, RandomProgram program, List<Op> ops);
  }

  private static final SharedDevice DEVICE = new SharedDevice(0, "the device", 2);

  /** The longest that an operation keeps the interpreter without a safepoint. */
  static final long LONGEST_KEPT_PS = 2 * MS;

  private static final List<Phrase> PHRASES =
      List.of(
          (random, program, ops) -> ops.add(new Op.Compute(stretch(random))),
          RandomProgram::sayLocked,
          (random, program, ops) -> ops.add(Op.Native.keeping(work(random))),
          (random, program, ops) -> ops.add(Op.Native.releasing(work(random))),
          (random, program, ops) -> ops.add(new Op.Native(work(random), random.nextDouble())),
          (random, program, ops) -> ops.add(new Op.AwaitDevice(wait(random), false)),
          (random, program, ops) ->
              ops.add(new Op.AwaitDevice(WaitTime.fixed(pause(random)), true)),
          (random, program, ops) ->
              ops.add(new Coordination.Serve(DEVICE, wait(random), false).op()),
          (random, program, ops) -> ops.add(new Op.Sleep(wait(random))),
          RandomProgram::sayTimedSleep,
          RandomProgram::sayManyShortCalls);

  /** The longest time that a worker waited after a sleep until it ran Python code again. */
  long longestReturnPs;

  int said;
  int delivered;
  private final SharedLock[] locks;
  private final SharedVariable[] variables;
  private final List<List<Op>> workers = new ArrayList<>();

  RandomProgram(SplittableRandom random, int workers) {
    locks = new SharedLock[1 + random.nextInt(3)];
    variables = new SharedVariable[locks.length];
    for (int i = 0; i < locks.length; i++) {
      locks[i] = new SharedLock(i, "lock " + i);
      variables[i] = new SharedVariable(i, "variable " + i);
    }
    for (int worker = 0; worker < workers; worker++) {
      List<Op> ops = new ArrayList<>();
      int phrases = 1 + random.nextInt(30);
      for (int i = 0; i < phrases; i++) {
        PHRASES.get(random.nextInt(PHRASES.size())).say(random, this, ops);
      }
      ops.add(new Op.Deliver(10));
      this.workers.add(ops);
    }
  }

  /** Operations of all workers, their ends left out. */
  int size() {
    return workers.stream().mapToInt(List::size).sum();
  }

  private static void sayLocked(SplittableRandom random, RandomProgram program, List<Op> ops) {
    int which = random.nextInt(program.locks.length);
    ops.add(new Op.Acquire(program.locks[which]));
    ops.add(new Op.Load(program.variables[which]));
    if (random.nextInt(4) == 0) {
      ops.add(new Op.Sleep(wait(random)));
    }
    ops.add(new Op.Compute(random.nextInt(2_000)));
    ops.add(new Op.Store(program.variables[which]));
    ops.add(new Op.Release(program.locks[which]));
  }

  private static void sayTimedSleep(SplittableRandom random, RandomProgram program, List<Op> ops) {
    long sleepPs = pause(random);
    long[] beginPs = new long[1];
    ops.add(new Op.ReadClock(50, ps -> beginPs[0] = ps));
    ops.add(new Op.Sleep(WaitTime.fixed(sleepPs)));
    ops.add(
        new Op.ReadClock(
            50,
            ps ->
                program.longestReturnPs =
                    Math.max(program.longestReturnPs, ps - beginPs[0] - sleepPs)));
  }

  private static void sayManyShortCalls(
      SplittableRandom random, RandomProgram program, List<Op> ops) {
    int calls = 1 + random.nextInt(40);
    for (int i = 0; i < calls; i++) {
      ops.add(Op.Native.releasing(NativeWork.ofPeakPs(random.nextInt(300_000))));
      ops.add(new Op.Compute(random.nextInt(300)));
    }
  }

  /** Cycles at 1 GHz; some stretches are so long that others must ask for the interpreter. */
  private static double stretch(SplittableRandom random) {
    return random.nextInt(8) == 0 ? 150e6 : pause(random) / 1e3;
  }

  private static NativeWork work(SplittableRandom random) {
    return random.nextBoolean()
        ? NativeWork.ofPeakPs(pause(random))
        : NativeWork.ofCycles(pause(random) / 1e3);
  }

  private static WaitTime wait(SplittableRandom random) {
    return new WaitTime(
        pause(random), random.nextBoolean() ? Distribution.FIXED : Distribution.EXPONENTIAL);
  }

  private static long pause(SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 -> 0;
      case 1 -> random.nextLong(US);
      case 2 -> random.nextLong(100 * US);
      default -> random.nextLong(LONGEST_KEPT_PS);
    };
  }

  @Override
  public List<SharedLock> locks() {
    return List.of(locks);
  }

  @Override
  public List<SharedDevice> devices() {
    return List.of(DEVICE);
  }

  @Override
  public List<SharedVariable> variables() {
    return List.of(variables);
  }

  @Override
  public Body worker(int index) {
    List<Op> ops = workers.get(index);
    int[] next = new int[1];
    return () -> {
      if (next[0] == ops.size()) {
        return new Op.End();
      }
      Op op = ops.get(next[0]++);
      said++;
      delivered += op instanceof Op.Deliver ? 1 : 0;
      return op;
    };
  }
}
