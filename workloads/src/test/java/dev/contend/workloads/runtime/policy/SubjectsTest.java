package dev.contend.workloads.runtime.policy;

import static dev.contend.workloads.runtime.policy.CoordinationBench.LOCK;
import static dev.contend.workloads.runtime.policy.CoordinationBench.MUTEX;
import static dev.contend.workloads.runtime.policy.CoordinationBench.OBJECT;
import static dev.contend.workloads.runtime.policy.CoordinationBench.RLOCK;
import static dev.contend.workloads.runtime.policy.CoordinationBench.run;
import static dev.contend.workloads.runtime.policy.CoordinationBench.underEveryPolicy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.cpu.memory.Contention;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.program.Coordination;
import dev.contend.workloads.program.Op;
import dev.contend.workloads.program.SharedLock;
import dev.contend.workloads.program.SharedQueue;
import dev.contend.workloads.program.SubjectKind;
import dev.contend.workloads.runtime.RuntimeBench;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every wait at a lock, condition or queue is a wait for something that has a name. */
class SubjectsTest {
  private static final List<Cause> WAITS =
      List.of(Cause.LOCK_SPIN, Cause.LOCK_PARKED, Cause.QUEUE_EMPTY, Cause.QUEUE_FULL);

  @TestFactory
  Stream<DynamicTest> waitsForLocksAreNamedByTheLock() {
    return underEveryPolicy(
        3,
        (one, random) -> {
          List<SharedLock> locks = List.of(LOCK, RLOCK, MUTEX, OBJECT);
          SharedLock lock = locks.get(random.nextInt(locks.size()));
          RuntimeBench bench = run(one, random, 4, index -> sections(lock));
          assertAllNamed(bench);
          Contention contention = bench.memory.contention();
          int number = SubjectKind.LOCK.number(contention, "lock `" + lock.name() + "`");
          long waitedPs = 0;
          long allPs = 0;
          for (Cause cause : WAITS) {
            waitedPs += contention.waitedPs(number, cause.id());
            allPs += bench.account.totalPs(cause.id());
          }
          assertThat(waitedPs).as(lock.name()).isGreaterThanOrEqualTo(allPs * 8 / 10);
        });
  }

  private static Lines sections(SharedLock lock) {
    Lines lines = new Lines();
    for (int i = 0; i < 20; i++) {
      lines.op(new Op.Acquire(lock)).op(new Op.Compute(20_000)).op(new Op.Release(lock));
    }
    return lines;
  }

  @TestFactory
  Stream<DynamicTest> waitsInQueuesAreNamedByTheQueue() {
    return underEveryPolicy(
        3,
        (one, random) -> {
          if (!one.sharesHeap()) {
            return;
          }
          for (SharedQueue.Kind kind : SharedQueue.Kind.values()) {
            SharedQueue queue = new SharedQueue(0, "items", kind, 0);
            RuntimeBench bench =
                run(
                    one,
                    random,
                    2,
                    List.of(queue),
                    List.of(),
                    index -> index == 0 ? puts(queue) : gets(queue));
            assertAllNamed(bench);
            List<String> names = waitedFor(bench, Cause.QUEUE_EMPTY);
            assertThat(names).as("%s", kind).allMatch(name -> name.contains("queue 'items'"));
            // Else the producer may always be ahead when the consumer comes to look.
            if (bench.processor.machine().cores() > 1 && one.policy().lock() == LockScope.NOTHING) {
              assertThat(names).as("%s", kind).isNotEmpty();
            }
          }
        });
  }

  private static Lines puts(SharedQueue queue) {
    Lines lines = new Lines();
    for (int i = 0; i < 10; i++) {
      lines
          .op(new Op.Compute(4_000_000))
          .op(new Coordination.Put(queue, i, true, Coordination.FOREVER).op());
    }
    return lines;
  }

  private static Lines gets(SharedQueue queue) {
    Lines lines = new Lines();
    for (int i = 0; i < 10; i++) {
      lines.op(new Coordination.Get(queue, Coordination.FOREVER).op());
    }
    return lines;
  }

  private static List<String> waitedFor(RuntimeBench bench, Cause cause) {
    Contention contention = bench.memory.contention();
    List<String> names = new ArrayList<>();
    for (int number = 1; number < contention.count(); number++) {
      if (contention.waitedPs(number, cause.id()) > 0) {
        names.add(contention.subject(number).name());
      }
    }
    return names;
  }

  private static void assertAllNamed(RuntimeBench bench) {
    Contention contention = bench.memory.contention();
    for (Cause cause : WAITS) {
      long namedPs = 0;
      for (int number = 1; number < contention.count(); number++) {
        namedPs += contention.waitedPs(number, cause.id());
      }
      assertThat(namedPs).as(cause.label()).isEqualTo(bench.account.totalPs(cause.id()));
    }
  }
}
