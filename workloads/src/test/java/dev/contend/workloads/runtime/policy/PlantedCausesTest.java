package dev.contend.workloads.runtime.policy;

import static dev.contend.workloads.runtime.RuntimeBench.US;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.contend.cpu.memory.Contention;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.program.ObjectUse;
import dev.contend.workloads.program.Op;
import dev.contend.workloads.program.Program;
import dev.contend.workloads.program.SharedLock;
import dev.contend.workloads.program.SharedObject;
import dev.contend.workloads.program.SharedVariable;
import dev.contend.workloads.program.SubjectKind;
import dev.contend.workloads.runtime.RuntimeBench;
import dev.contend.workloads.runtime.refcount.Exemption;
import java.util.ArrayDeque;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Programs that lose time to one thing: removing it gains what was attributed to it, within a
 * fifth.
 */
class PlantedCausesTest {
  private static final int WORKERS = 4;
  private static final int TIMES = 10_000;
  private static final SharedObject CONFIG =
      new SharedObject(0, "config", SharedObject.Kind.INSTANCE, SharedObject.MAIN);
  private static final SharedLock LOCK = new SharedLock(0, "results");

  @Test
  void aSharedCountIsWorthWhatMakingItsObjectImmortalGains() {
    List<Op> program = List.of(work(US), new ObjectUse.Rebind(CONFIG, 20, true));
    Ran with = new Ran(RuntimePolicies.FREE_THREADED, Exemption.NONE, program);
    Ran without = new Ran(RuntimePolicies.FREE_THREADED, Exemption.IMMORTAL, program);
    gains(with, without, SubjectKind.REFERENCE_COUNT, "reference count of `config`");
    assertThat(with.waitedPs(SubjectKind.REFERENCE_COUNT, "reference count of `config`"))
        .isGreaterThan(0.9 * with.bench.account.totalPs(Cause.REFCOUNT_TRANSFER.id()));
  }

  @Test
  void aLockIsWorthWhatLeavingItOutGains() {
    List<Op> guarded = List.of(new Op.Acquire(LOCK), work(200 * US), new Op.Release(LOCK));
    gains(
        new Ran(RuntimePolicies.FREE_THREADED, Exemption.NONE, guarded),
        new Ran(RuntimePolicies.FREE_THREADED, Exemption.NONE, List.of(work(200 * US))),
        SubjectKind.LOCK,
        "lock `results`");
  }

  @Test
  void theInterpreterLockIsWorthWhatFreeThreadingGains() {
    List<Op> program = List.of(work(200 * US));
    gains(
        new Ran(RuntimePolicies.GIL, Exemption.NONE, program),
        new Ran(RuntimePolicies.FREE_THREADED, Exemption.NONE, program),
        SubjectKind.INTERPRETER_LOCK,
        "GIL");
  }

  @Test
  void aContainerIsWorthWhatOneForEachWorkerGains() {
    SharedObject shared = new SharedObject(0, "results", SharedObject.Kind.LIST, SharedObject.MAIN);
    SharedObject own = new SharedObject(0, "results", SharedObject.Kind.LIST, SharedObject.EACH);
    Ran with = appending(shared);
    Ran without = appending(own);
    double attributedPs =
        with.waitedPs(SubjectKind.OBJECT_LOCK, "lock of `results`")
            + with.waitedPs(SubjectKind.ITEMS, "items of `results`")
            + with.waitedPs(SubjectKind.REFERENCE_COUNT, "reference count of `results`");
    assertThat(attributedPs / with.workersPs()).isGreaterThan(0.1);
    assertThat(with.workersPs() - without.workersPs())
        .isCloseTo(attributedPs, within(0.2 * attributedPs));
  }

  private static Ran appending(SharedObject list) {
    List<Op> words = List.of(work(US), new ObjectUse.Append(list, 1, false));
    return new Ran(RuntimePolicies.FREE_THREADED, Exemption.NONE, words, list);
  }

  private static void gains(Ran with, Ran without, SubjectKind kind, String name) {
    double attributedPs = with.waitedPs(kind, name);
    assertThat(attributedPs / with.workersPs()).as("share of %s", name).isGreaterThan(0.3);
    assertThat(without.workersPs()).isLessThan(with.workersPs());
    assertThat(with.workersPs() - without.workersPs())
        .as("gain of removing %s", name)
        .isCloseTo(attributedPs, within(0.2 * attributedPs));
  }

  /** Work that takes so long on the bench's clock of 1 GHz. */
  private static Op work(long ps) {
    return new Op.Compute(ps / 1e3);
  }

  /** One run to its end, with a core for each worker and one for the main thread. */
  private static final class Ran {
    final RuntimeBench bench = new RuntimeBench(WORKERS + 1, RuntimeBench.settings(), WORKERS);

    Ran(RuntimePolicies policy, Exemption exemption, List<Op> words) {
      this(policy, exemption, words, CONFIG);
    }

    Ran(RuntimePolicies policy, Exemption exemption, List<Op> words, SharedObject object) {
      Planted program = new Planted(words, object, TIMES);
      RuntimeProfile profile =
          Profiles.with(
              Profiles.exempting(SharedObject.Kind.INSTANCE, exemption, false),
              StatementCosts.NOTHING);
      PythonRuntime runtime = Profiles.runtime(bench, policy, profile, program, WORKERS);
      bench.run();
      assertThat(runtime.shared().locksOf(SharedState.MAIN)).hasSize(1);
      assertThat(program.left).isZero();
    }

    double workersPs() {
      return (double) WORKERS * bench.kernel.nowPs();
    }

    double waitedPs(SubjectKind kind, String name) {
      Contention contention = bench.memory.contention();
      int number = kind.number(contention, name);
      double sum = 0;
      for (Cause cause : Cause.values()) {
        sum += cause.isForOthers() ? contention.waitedPs(number, cause.id()) : 0;
      }
      return sum;
    }
  }

  /**
   * The same operations so many times, by whichever worker is free: all end together, so that none
   * is idle because another one was kept waiting.
   */
  private static final class Planted implements Program {
    private final List<Op> words;
    private final List<SharedObject> objects;
    private int left;

    Planted(List<Op> words, SharedObject object, int times) {
      this.words = words;
      objects = List.of(object);
      left = times;
    }

    @Override
    public List<SharedLock> locks() {
      return List.of(LOCK);
    }

    @Override
    public List<SharedVariable> variables() {
      return List.of();
    }

    @Override
    public List<SharedObject> objects() {
      return objects;
    }

    @Override
    public Body worker(int index) {
      ArrayDeque<Op> next = new ArrayDeque<>(List.of(new Op.Ready()));
      return () -> {
        if (next.isEmpty() && left > 0) {
          left--;
          next.addAll(words);
        }
        return next.isEmpty() ? new Op.End() : next.removeFirst();
      };
    }
  }
}
