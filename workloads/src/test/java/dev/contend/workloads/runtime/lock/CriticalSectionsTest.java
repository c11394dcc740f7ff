package dev.contend.workloads.runtime.lock;

import static dev.contend.workloads.runtime.RuntimeBench.MS;
import static dev.contend.workloads.runtime.RuntimeBench.US;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.cpu.scheduler.Script;
import dev.contend.engine.Cases;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.runtime.Caller;
import dev.contend.workloads.runtime.RuntimeBench;
import dev.contend.workloads.runtime.lock.LockSettings.ThreadingLock;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Critical sections exclude each other, and cannot wait for each other in a circle. */
class CriticalSectionsTest {
  private static final int WORK = Cause.USEFUL_PYTHON.id();

  /** One thread's sections and its routines. */
  private static final class Side {
    final CriticalSections sections;
    final Caller caller;

    Side(ParkingLot lot, int id) {
      sections = new CriticalSections(lot, Caller.withoutInterpreter(id));
      caller = sections.caller();
    }

    CriticalSections.Begin begin() {
      return sections.new Begin(caller);
    }

    CriticalSections.End end() {
      return sections.new End();
    }
  }

  private static ParkingLot lot(RuntimeBench bench) {
    return new ParkingLot(
        bench.platform(), new LockSettings(40, 0, MS, 257, ThreadingLock.PYMUTEX));
  }

  private static List<PyMutex> objects(RuntimeBench bench, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new PyMutex("object " + i, bench.memory.reservePages(1)))
        .toList();
  }

  /**
   * Threads nest sections of random objects in any order, and sleep inside them. With plain locks
   * these programs would come to a deadlock.
   */
  @TestFactory
  Stream<DynamicTest> nestedSectionsInAnyOrderExcludeAndEnd() {
    return Cases.seeded(
        60,
        random -> {
          int threads = 2 + random.nextInt(5);
          RuntimeBench bench =
              new RuntimeBench(1 + random.nextInt(4), RuntimeBench.settings(), threads);
          ParkingLot lot = lot(bench);
          List<PyMutex> objects = objects(bench, 3);
          List<Side> sides = new ArrayList<>();
          int[] ended = new int[1];
          for (int i = 0; i < threads; i++) {
            sides.add(new Side(lot, i));
          }
          for (Side side : sides) {
            bench.start(nesting(random, side, sides, objects).run(t -> ended[0]++));
          }
          bench.run();
          assertThat(ended[0]).isEqualTo(threads);
          assertThat(objects).noneMatch(PyMutex::isLocked);
        });
  }

  private static Script nesting(
      SplittableRandom random, Side side, List<Side> all, List<PyMutex> objects) {
    Script script = new Script();
    for (int round = 0; round < 6; round++) {
      int depth = 1 + random.nextInt(3);
      for (int level = 0; level < depth; level++) {
        CriticalSections.Begin begin = side.begin();
        PyMutex one = objects.get(random.nextInt(3));
        PyMutex other = objects.get(random.nextInt(3));
        boolean two = random.nextInt(3) == 0;
        script.then(t -> t.call(two ? begin.of(one, other) : begin.of(one)));
        List<PyMutex> held = two ? List.of(one, other) : List.of(one);
        script.run(t -> check(side, held, all, objects)).compute(random.nextLong(50 * US), WORK);
        if (random.nextInt(3) == 0) {
          script
              .call(side.caller.detach())
              .run(t -> assertThat(objects).noneMatch(side.sections::holds))
              .sleep(1 + random.nextLong(50 * US), Cause.IO_AND_DEVICE.id())
              .call(side.caller.attach());
        }
        script.run(t -> check(side, held, all, objects));
      }
      for (int level = 0; level < depth; level++) {
        script.call(side.end());
      }
    }
    return script;
  }

  private static void check(Side side, List<PyMutex> held, List<Side> all, List<PyMutex> objects) {
    assertThat(held).allMatch(mutex -> side.sections.holds(mutex) && mutex.isLocked());
    for (PyMutex object : objects) {
      assertThat(all.stream().filter(one -> one.sections.holds(object)).count())
          .as("threads that hold %s", object.name())
          .isLessThanOrEqualTo(1);
    }
  }

  @Test
  void theObjectOfTheInnermostSectionIsEnteredAgainWithoutItsLock() {
    RuntimeBench bench = new RuntimeBench(1, RuntimeBench.settings(), 1);
    Side side = new Side(lot(bench), 0);
    PyMutex object = objects(bench, 1).get(0);
    CriticalSections.Begin outer = side.begin();
    CriticalSections.Begin inner = side.begin();
    bench.start(
        new Script()
            .then(t -> t.call(outer.of(object)))
            .then(t -> t.call(inner.of(object)))
            .run(t -> assertThat(side.sections.depth()).isEqualTo(2))
            .call(side.end())
            .run(t -> assertThat(side.sections.holds(object)).isTrue())
            .call(side.end())
            .run(t -> assertThat(object.isLocked()).isFalse()));
    bench.run();
  }

  @Test
  void anOuterSectionIsTakenAgainWhenTheInnerOneEnds() {
    RuntimeBench bench = new RuntimeBench(1, RuntimeBench.settings(), 1);
    Side side = new Side(lot(bench), 0);
    List<PyMutex> objects = objects(bench, 2);
    CriticalSections.Begin outer = side.begin();
    CriticalSections.Begin inner = side.begin();
    bench.start(
        new Script()
            .then(t -> t.call(outer.of(objects.get(0))))
            .then(t -> t.call(inner.of(objects.get(1))))
            .call(side.caller.detach())
            .call(side.caller.attach())
            .run(t -> assertThat(objects.get(0).isLocked()).isFalse())
            .run(t -> assertThat(objects.get(1).isLocked()).isTrue())
            .call(side.end())
            .run(t -> assertThat(objects.get(0).isLocked()).isTrue())
            .call(side.end()));
    bench.run();
    assertThat(objects).noneMatch(PyMutex::isLocked);
  }
}
