package dev.contend.workloads.runtime.policy;

import static dev.contend.workloads.runtime.policy.CoordinationBench.AT_RLOCK;
import static dev.contend.workloads.runtime.policy.CoordinationBench.CONDITION;
import static dev.contend.workloads.runtime.policy.CoordinationBench.EVENT;
import static dev.contend.workloads.runtime.policy.CoordinationBench.LOCK;
import static dev.contend.workloads.runtime.policy.CoordinationBench.MUTEX;
import static dev.contend.workloads.runtime.policy.CoordinationBench.OBJECT;
import static dev.contend.workloads.runtime.policy.CoordinationBench.RLOCK;
import static dev.contend.workloads.runtime.policy.CoordinationBench.SEMAPHORE;
import static dev.contend.workloads.runtime.policy.CoordinationBench.cases;
import static dev.contend.workloads.runtime.policy.CoordinationBench.run;
import static dev.contend.workloads.runtime.policy.CoordinationBench.underEveryPolicy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contend.workloads.program.Coordination;
import dev.contend.workloads.program.Op;
import dev.contend.workloads.program.SharedBarrier;
import dev.contend.workloads.program.SharedCondition;
import dev.contend.workloads.program.SharedField;
import dev.contend.workloads.program.SharedLock;
import dev.contend.workloads.runtime.RuntimeBench;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Locks, conditions, events, semaphores and barriers in random programs, under every policy and
 * with the locks of every version: never two workers where one may be, and nobody sleeps forever.
 */
class CoordinationTest {
  @TestFactory
  Stream<DynamicTest> locksExclude() {
    return underEveryPolicy(
        12,
        (one, random) -> {
          int[] inside = new int[4];
          int[] entered = new int[1];
          int workers = 2 + random.nextInt(6);
          int rounds = 1 + random.nextInt(8);
          run(
              one,
              random,
              workers,
              index -> {
                Lines lines = new Lines();
                for (int round = 0; round < rounds; round++) {
                  int kinds = 1 + random.nextInt(15);
                  for (SharedLock lock : List.of(LOCK, RLOCK, MUTEX, OBJECT)) {
                    if ((kinds >> lock.id() & 1) != 0) {
                      lines
                          .op(new Op.Acquire(lock))
                          .run(() -> assertThat(++inside[lock.id()]).as(lock.name()).isEqualTo(1))
                          .run(() -> entered[0]++)
                          .op(new Op.Compute(random.nextInt(60_000)))
                          .run(() -> inside[lock.id()]--)
                          .op(new Op.Release(lock))
                          .op(new Op.Compute(random.nextInt(60_000)));
                    } else {
                      entered[0]++;
                    }
                  }
                }
                return lines;
              });
          assertThat(entered[0]).isEqualTo(workers * rounds * 4);
        });
  }

  @TestFactory
  Stream<DynamicTest> nestedLocksAreTakenAndARecursiveOneTwice() {
    return underEveryPolicy(
        8,
        (one, random) -> {
          int[] inside = new int[1];
          run(
              one,
              random,
              2 + random.nextInt(4),
              index -> {
                Lines lines = new Lines();
                for (int round = 0; round < 4; round++) {
                  lines
                      .op(new Op.Acquire(LOCK))
                      .op(new Op.Acquire(RLOCK))
                      .op(new Op.Acquire(RLOCK))
                      .op(new Op.Acquire(MUTEX))
                      .run(() -> assertThat(++inside[0]).isEqualTo(1))
                      .op(new Op.Compute(random.nextInt(60_000)))
                      .run(() -> inside[0]--)
                      .op(new Op.Release(MUTEX))
                      .op(new Op.Release(RLOCK))
                      .op(new Op.Release(RLOCK))
                      .op(new Op.Release(LOCK));
                }
                return lines;
              });
        });
  }

  @TestFactory
  Stream<DynamicTest> conditionsPassTheTurnAroundWithoutLosingIt() {
    return underEveryPolicy(
        8,
        (one, random) -> {
          SharedCondition condition = random.nextBoolean() ? CONDITION : AT_RLOCK;
          int workers = 2 + random.nextInt(4);
          List<Integer> turns = new ArrayList<>();
          run(
              one,
              random,
              workers,
              index -> {
                Lines lines = new Lines();
                for (int round = 0; round < 5; round++) {
                  lines
                      .op(new Op.Compute(random.nextInt(100_000)))
                      .op(new Op.Acquire(condition.lock()))
                      .whileHolds(
                          () -> turns.size() % workers != index,
                          new Coordination.Wait(condition).op())
                      .run(() -> turns.add(index))
                      .op(new Coordination.Notify(condition, workers).op())
                      .op(new Op.Release(condition.lock()));
                }
                return lines;
              });
          assertThat(turns).hasSize(5 * workers);
          for (int i = 0; i < turns.size(); i++) {
            assertThat(turns.get(i)).isEqualTo(i % workers);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> nobodyPassesAnEventBeforeItIsSetAndEverybodyAfter() {
    return underEveryPolicy(
        8,
        (one, random) -> {
          boolean[] set = new boolean[1];
          int workers = 2 + random.nextInt(6);
          int[] passed = new int[1];
          run(
              one,
              random,
              workers,
              index -> {
                Lines lines = new Lines().op(new Op.Compute(random.nextInt(3_000_000)));
                return index == 0
                    ? lines.run(() -> set[0] = true).op(new Coordination.Set(EVENT).op())
                    : lines
                        .op(new Coordination.Await(EVENT).op())
                        .run(() -> assertThat(set[0]).isTrue())
                        .run(() -> passed[0]++);
              });
          assertThat(passed[0]).isEqualTo(workers - 1);
        });
  }

  @TestFactory
  Stream<DynamicTest> aSemaphoreLetsInAsManyAsItHasPermits() {
    return underEveryPolicy(
        8,
        (one, random) -> {
          int[] inside = new int[1];
          int[] most = new int[1];
          run(
              one,
              random,
              4,
              index -> {
                Lines lines = new Lines();
                for (int round = 0; round < 5; round++) {
                  lines
                      .op(new Coordination.TakePermit(SEMAPHORE).op())
                      .run(() -> most[0] = Math.max(most[0], ++inside[0]))
                      .op(new Op.Compute(20_000 + random.nextInt(500_000)))
                      .run(() -> inside[0]--)
                      .op(new Coordination.GivePermit(SEMAPHORE).op());
                }
                return lines;
              });
          assertThat(most[0]).isBetween(1, 2);
          assertThat(inside[0]).isZero();
        });
  }

  @TestFactory
  Stream<DynamicTest> nobodyLeavesABarrierBeforeAllHaveArrived() {
    return underEveryPolicy(
        8,
        (one, random) -> {
          int workers = 2 + random.nextInt(5);
          SharedBarrier barrier = new SharedBarrier(0, "round", workers);
          int[] arrived = new int[1];
          run(
              one,
              random,
              workers,
              index -> {
                Lines lines = new Lines();
                for (int round = 1; round <= 4; round++) {
                  int due = round * workers;
                  lines
                      .op(new Op.Compute(random.nextInt(300_000)))
                      .run(() -> arrived[0]++)
                      .op(new Coordination.Arrive(barrier).op())
                      .run(() -> assertThat(arrived[0]).isGreaterThanOrEqualTo(due));
                }
                return lines;
              });
          assertThat(arrived[0]).isEqualTo(4 * workers);
        });
  }

  @TestFactory
  Stream<DynamicTest> extensionDataAreWrittenUnderEveryStrategy() {
    return underEveryPolicy(
        4,
        (one, random) -> {
          for (SharedField.Strategy strategy : SharedField.Strategy.values()) {
            SharedField field = new SharedField(0, "cache", strategy, 2);
            RuntimeBench bench =
                run(
                    one,
                    random,
                    3,
                    List.of(),
                    List.of(field),
                    index -> {
                      Lines lines = new Lines();
                      for (int i = 0; i < 20; i++) {
                        int object = random.nextInt(2);
                        lines.op(
                            random.nextInt(4) == 0
                                ? new Coordination.Write(field, object).op()
                                : new Coordination.Read(field, object).op());
                      }
                      return lines;
                    });
            assertThat(bench.kernel.nowPs()).isPositive();
          }
        });
  }

  @Test
  void aDeadlockIsReportedWithWhoWaitsForWhat() {
    cases()
        .forEach(
            one ->
                assertThatThrownBy(
                        () ->
                            run(
                                one,
                                new SplittableRandom(1),
                                2,
                                index ->
                                    new Lines()
                                        .op(new Op.Acquire(index == 0 ? LOCK : MUTEX))
                                        .op(new Op.Compute(1e8))
                                        .op(new Op.Acquire(index == 0 ? MUTEX : LOCK))))
                    .hasMessageContaining("worker 0")
                    .hasMessageContaining("lock 'mutex'")
                    .hasMessageContaining("worker 1")
                    .hasMessageContaining("lock 'lock'"));
  }
}
