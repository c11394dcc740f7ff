package dev.contend.workloads.runtime.policy;

import static dev.contend.workloads.runtime.RuntimeBench.MS;
import static dev.contend.workloads.runtime.RuntimeBench.US;
import static dev.contend.workloads.runtime.policy.CoordinationBench.POOL;
import static dev.contend.workloads.runtime.policy.CoordinationBench.cases;
import static dev.contend.workloads.runtime.policy.CoordinationBench.run;
import static dev.contend.workloads.runtime.policy.CoordinationBench.underEveryPolicy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.workloads.program.Cause;
import dev.contend.workloads.program.Coordination;
import dev.contend.workloads.program.Op;
import dev.contend.workloads.program.Program;
import dev.contend.workloads.program.SharedQueue;
import dev.contend.workloads.program.WaitTime;
import dev.contend.workloads.runtime.RuntimeBench;
import dev.contend.workloads.runtime.policy.CoordinationBench.Case;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Queues and pools of threads in random programs, under every policy whose workers share a heap and
 * with the locks of every version: every item arrives once and in order.
 */
class QueuesTest {
  @TestFactory
  Stream<DynamicTest> everyItemArrivesOnceAndInOrder() {
    return underEveryPolicy(
        30,
        (one, random) -> {
          if (!one.sharesHeap()) {
            return;
          }
          SharedQueue.Kind kind = SharedQueue.Kind.values()[random.nextInt(3)];
          int capacity = kind == SharedQueue.Kind.QUEUE ? random.nextInt(4) : 0;
          SharedQueue queue = new SharedQueue(0, "items", kind, capacity);
          int producers = 1 + random.nextInt(3);
          int consumers = kind == SharedQueue.Kind.EVENT_LOOP ? 1 : 1 + random.nextInt(3);
          int each = 1 + random.nextInt(20);
          boolean limited = random.nextInt(3) == 0;
          int[] toClaim = {producers * each};
          List<List<Integer>> got = new ArrayList<>();
          run(
              one,
              random,
              producers + consumers,
              List.of(queue),
              List.of(),
              index ->
                  index < producers
                      ? producer(queue, random, index, each)
                      : consumer(queue, random, limited, toClaim, got));
          List<Integer> all = got.stream().flatMap(List::stream).sorted().toList();
          assertThat(all).hasSize(producers * each).doesNotHaveDuplicates();
          for (List<Integer> ofOne : got) {
            for (int p = 0; p < producers; p++) {
              int producer = p;
              assertThat(ofOne.stream().filter(item -> item / 100 == producer).toList()).isSorted();
            }
          }
        });
  }

  private static Lines producer(SharedQueue queue, SplittableRandom random, int index, int each) {
    Lines lines = new Lines();
    for (int i = 0; i < each; i++) {
      lines
          .op(new Op.Compute(random.nextInt(50_000)))
          .op(
              new Coordination.Put(
                      queue, 100 * index + i, random.nextBoolean(), Coordination.FOREVER)
                  .op());
    }
    return lines;
  }

  private static Lines consumer(
      SharedQueue queue,
      SplittableRandom random,
      boolean limited,
      int[] toClaim,
      List<List<Integer>> got) {
    List<Integer> mine = new ArrayList<>();
    got.add(mine);
    boolean[] open = new boolean[1];
    long limitPs = limited ? random.nextLong(100 * US) : Coordination.FOREVER;
    // A worker claims an item before it asks for one, so that none asks in vain.
    return new Lines()
        .onReceived(
            item -> {
              mine.add(item);
              open[0] = false;
            })
        .whileHolds(
            () -> {
              if (!open[0] && toClaim[0] > 0) {
                toClaim[0]--;
                open[0] = true;
              }
              return open[0];
            },
            new Coordination.Get(queue, limitPs).op());
  }

  @Test
  void aPutIntoAFullQueueGivesUpAfterItsLimit() {
    SharedQueue queue = new SharedQueue(0, "items", SharedQueue.Kind.QUEUE, 1);
    cases()
        .filter(Case::sharesHeap)
        .forEach(
            one -> {
              int[] gaveUp = new int[1];
              RuntimeBench bench =
                  run(
                      one,
                      new SplittableRandom(1),
                      1,
                      List.of(queue),
                      List.of(),
                      index ->
                          new Lines()
                              .onGaveUp(() -> gaveUp[0]++)
                              .op(new Coordination.Put(queue, 1, true, 5 * MS).op())
                              .op(new Coordination.Put(queue, 2, true, 5 * MS).op())
                              .op(new Coordination.Get(queue, 5 * MS).op())
                              .op(new Coordination.Get(queue, 7 * MS).op()));
              assertThat(gaveUp[0]).isEqualTo(2);
              assertThat(bench.account.totalPs(0, Cause.QUEUE_FULL.id()))
                  .isBetween(4_900 * US, 5_100 * US);
              assertThat(bench.account.totalPs(0, Cause.QUEUE_EMPTY.id()))
                  .isBetween(6_900 * US, 7_100 * US);
            });
  }

  @TestFactory
  Stream<DynamicTest> everyTaskOfAPoolIsDoneOnceAndItsResultSeen() {
    return underEveryPolicy(
        30,
        (one, random) -> {
          if (!one.sharesHeap()) {
            return;
          }
          int threads = 1 + random.nextInt(4);
          int tasks = 1 + random.nextInt(12);
          int[] toClaim = {tasks};
          List<Integer> done = new ArrayList<>();
          run(
              one,
              random,
              1 + threads,
              index -> index == 0 ? submitter(random, tasks, done) : poolThread(toClaim, done));
          assertThat(done.stream().sorted().toList()).hasSize(tasks).doesNotHaveDuplicates();
        });
  }

  /** A hundred tasks, each awaited by nobody: no more futures than tasks at one time. */
  @Test
  void aFutureThatNobodyKeepsEndsWithItsTask() {
    CoordinationBench.Case threads =
        CoordinationBench.cases()
            .filter(CoordinationBench.Case::sharesHeap)
            .findFirst()
            .orElseThrow();
    assertThat(futuresOf(threads, true)).isEqualTo(100);
    assertThat(futuresOf(threads, false)).isLessThan(10);
  }

  private static int futuresOf(CoordinationBench.Case threads, boolean isKept) {
    int[] toClaim = {100};
    Lines lines = new Lines();
    for (int task = 0; task < 100; task++) {
      lines.op(new Coordination.Submit(POOL, task, isKept).op());
      lines.op(new Op.Sleep(WaitTime.fixed(MS)));
    }
    return CoordinationBench.ran(
            threads,
            new SplittableRandom(1),
            2,
            List.of(),
            List.of(),
            index -> index == 0 ? lines : poolThread(toClaim, new ArrayList<>()))
        .runtime()
        .shared()
        .coordinated
        .pools
        .get(0)
        .futures();
  }

  /** Threads of a pool that was shut down do what was submitted before, and end. */
  @TestFactory
  Stream<DynamicTest> aPoolThatIsShutDownDoesItsTasksAndEnds() {
    return underEveryPolicy(
        10,
        (one, random) -> {
          if (!one.sharesHeap()) {
            return;
          }
          int threads = 1 + random.nextInt(4);
          int tasks = random.nextInt(12);
          Lines lines = new Lines();
          for (int task = 0; task < tasks; task++) {
            lines.op(new Coordination.Submit(POOL, task, random.nextBoolean()).op());
          }
          lines.op(new Coordination.Shutdown(POOL).op());
          List<Integer> done = new ArrayList<>();
          int[] told = {0};
          run(one, random, 1 + threads, index -> index == 0 ? lines : untilShutdown(told, done));
          assertThat(done).hasSize(tasks).doesNotHaveDuplicates();
          assertThat(told[0]).isEqualTo(threads);
        });
  }

  private static Program.Body untilShutdown(int[] told, List<Integer> done) {
    int[] task = {Coordination.NO_TASK};
    boolean[] isOver = {false};
    return new Program.Body() {
      @Override
      public Op next() {
        if (isOver[0]) {
          return new Op.End();
        }
        int ended = task[0];
        task[0] = Coordination.NO_TASK;
        return ended == Coordination.NO_TASK
            ? new Coordination.TakeTask(POOL).op()
            : new Coordination.EndTask(POOL, ended).op();
      }

      @Override
      public void received(int item) {
        task[0] = item;
        isOver[0] = item == Coordination.NO_TASK;
        told[0] += isOver[0] ? 1 : 0;
        if (!isOver[0]) {
          done.add(item);
        }
      }
    };
  }

  private static Lines submitter(SplittableRandom random, int tasks, List<Integer> done) {
    Lines lines = new Lines();
    boolean atOnce = random.nextBoolean();
    for (int task = 0; task < tasks; task++) {
      lines.op(new Coordination.Submit(POOL, task, true).op());
      if (atOnce) {
        result(lines, task, done);
      }
    }
    for (int task = 0; task < tasks && !atOnce; task++) {
      result(lines, task, done);
    }
    return lines;
  }

  private static void result(Lines lines, int task, List<Integer> done) {
    lines.op(new Coordination.Result(POOL, task).op()).run(() -> assertThat(done).contains(task));
  }

  private static Program.Body poolThread(int[] toClaim, List<Integer> done) {
    int[] task = {-1};
    return new Program.Body() {
      @Override
      public Op next() {
        if (task[0] >= 0) {
          int ended = task[0];
          task[0] = -1;
          done.add(ended);
          return new Coordination.EndTask(POOL, ended).op();
        }
        return toClaim[0]-- > 0 ? new Coordination.TakeTask(POOL).op() : new Op.End();
      }

      @Override
      public void received(int item) {
        task[0] = item;
      }
    };
  }
}
