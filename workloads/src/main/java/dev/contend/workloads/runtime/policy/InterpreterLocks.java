package dev.contend.workloads.runtime.policy;

import dev.contend.coherence.fabric.CoherentMemory;
import dev.contend.engine.SimKernel;
import dev.contend.engine.trace.Holding;
import dev.contend.workloads.program.SubjectKind;
import dev.contend.workloads.runtime.Ground;
import dev.contend.workloads.runtime.lock.Gil;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The interpreter locks of one run: one, one for each worker, or none. */
final class InterpreterLocks {
  private final SimKernel kernel;
  private final CoherentMemory memory;
  private final RuntimePolicy policy;
  private final RuntimeProfile profile;
  private final List<Gil> all = new ArrayList<>();

  InterpreterLocks(Ground ground, RuntimePolicy policy, RuntimeProfile profile) {
    kernel = ground.kernel();
    memory = ground.memory();
    this.policy = policy;
    this.profile = profile;
  }

  /** A new lock, or null where the policy has none. */
  @Nullable Gil make(String name) {
    if (policy.lock() == LockScope.NOTHING || hasFreeThreadedProcesses()) {
      return null;
    }
    int subject = all.isEmpty() ? common() : number("GIL of each worker");
    long address = memory.reservePages(1, subject);
    Gil gil =
        new Gil(
            name,
            address,
            profile.interpreter().switchIntervalPs(),
            profile.gil(),
            Holding.of(kernel.trace(), kernel::nowPs, "GIL", name));
    all.add(gil);
    return gil;
  }

  private int common() {
    return number("GIL");
  }

  private int number(String name) {
    return SubjectKind.INTERPRETER_LOCK.number(memory.contention(), name);
  }

  /** Whether each worker has a lock of its own, although all share a heap: the GIL unshared. */
  boolean areUnshared() {
    return memory.contention().makesForEach(common());
  }

  /** Worker processes of a free-threaded build: their few threads take no turns. */
  private boolean hasFreeThreadedProcesses() {
    return policy.sharing() == Sharing.NOTHING
        && profile.naturalPolicy() == RuntimePolicies.FREE_THREADED;
  }

  /** Times the lock went to another thread than the one that had it last. */
  long switches() {
    return all.stream().mapToLong(Gil::switches).sum();
  }

  /** Times a waiting thread asked for the lock. */
  long dropRequests() {
    return all.stream().mapToLong(Gil::dropRequests).sum();
  }
}
