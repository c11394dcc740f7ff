package dev.contend.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.eventlist.DoublyLinked;
import umontreal.ssj.simevents.eventlist.EventList;

/**
 * The list of two parts held against SSJ's trees and its sorted list, which is too simple to be
 * wrong.
 *
 * <p>Method: seeded random histories ({@link RandomHistory}) in which most events tie; what ran
 * when, the pending events at each pause, and the number of events must be equal.
 *
 * <p>What breaks it: SSJ's Henriksen list (all 100 seeds); a list that leaves for the wheels in
 * reverse (99 of all tests here), that lets what comes overtake the rest of a chain (96), or that
 * does not move the base back (15).
 */
class WheelEventListTest {
  private static final int HISTORIES_PER_SEED = 40;

  private final WheelEventList list = new WheelEventList();
  private final SimKernel kernel = new SimKernel(list);

  @TestFactory
  Stream<DynamicTest> runsTheSameEventsAtTheSameInstantsAsOtherLists() {
    return Cases.seeded(
        100,
        random -> {
          for (int history = 0; history < HISTORIES_PER_SEED; history++) {
            long seed = random.nextLong();
            List<String> reference = new RandomHistory(seed, new DoublyLinked()).run();
            for (EventListKind kind : EventListKind.values()) {
              assertRunsLike(reference, seed, kind.newList());
            }
          }
        });
  }

  private static void assertRunsLike(List<String> reference, long seed, EventList list) {
    assertThat(new RandomHistory(seed, list).run())
        .as("history %d on %s", seed, list.getClass().getSimpleName())
        .isEqualTo(reference);
  }

  @TestFactory
  Stream<DynamicTest> countsThePendingEvents() {
    return Cases.seeded(
        50,
        random -> {
          WheelEventList counted = new WheelEventList();
          SimKernel itsKernel = new SimKernel(counted);
          List<Idle> events = new ArrayList<>();
          for (int i = 0; i < 300; i++) {
            events.add(new Idle(itsKernel));
          }
          for (int step = 0; step < 5_000; step++) {
            Idle event = events.get(random.nextInt(events.size()));
            switch (random.nextInt(4)) {
              case 0 -> event.cancelIfPending();
              case 1 -> itsKernel.runUntilPs(itsKernel.nowPs() + random.nextInt(3));
              default -> event.rescheduleInPs(random.nextInt(200));
            }
            long pending = events.stream().filter(ModelEvent::isPending).count();
            assertThat(counted.pending()).isEqualTo((int) pending);
            assertThat(counted.isEmpty()).isEqualTo(pending == 0);
            long earliest =
                events.stream()
                    .filter(ModelEvent::isPending)
                    .mapToLong(ModelEvent::duePs)
                    .min()
                    .orElse(Long.MAX_VALUE);
            assertThat(counted.earliestPs()).isLessThanOrEqualTo(earliest);
          }
        });
  }

  @Test
  void memoryStaysBoundedUnderEndlessMoving() {
    List<Idle> timers = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      timers.add(new Idle(kernel));
    }
    for (int move = 0; move < 1_000_000; move++) {
      timers.get(move % 100).rescheduleInPs(1_000 + move);
      assertThat(list.capacity()).isLessThanOrEqualTo(200);
    }
    assertThat(list.pending()).isEqualTo(100);
  }

  @Test
  void memoryStaysBoundedUnderEndlessCancelling() {
    Idle timer = new Idle(kernel);
    for (int round = 0; round < 1_000_000; round++) {
      timer.scheduleInPs(1_000);
      timer.cancelIfPending();
      assertThat(list.capacity()).isLessThanOrEqualTo(200);
    }
    assertThat(list.pending()).isZero();
    assertThat(list.isEmpty()).isTrue();
  }

  /** Ties of which there are too many for the near part: they wait in one chain. */
  @Test
  void manyTiesRunInTheOrderOfSchedulingThoughMoreCome() {
    List<Integer> ran = new ArrayList<>();
    List<Integer> expected = new ArrayList<>();
    new ModelEvent(kernel, EventOrder.COMPLETION) {
      @Override
      public void actions() {
        for (int i = 500; i < 1_000; i++) {
          new Recorded(kernel, EventOrder.STEP, i, ran).scheduleInPs(0);
        }
      }
    }.scheduleInPs(7);
    for (int i = 0; i < 500; i++) {
      new Recorded(kernel, EventOrder.STEP, i, ran).scheduleInPs(7);
    }
    for (int i = 0; i < 1_000; i++) {
      expected.add(i);
    }
    kernel.runUntilPs(10);
    assertThat(ran).isEqualTo(expected);
  }

  /** The list has looked past a horizon when events before what it saw are scheduled. */
  @Test
  void manyEventsMayComeBeforeThoseBehindAHorizon() {
    List<Integer> ran = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      new Recorded(kernel, EventOrder.STEP, 1_000 + i, ran).scheduleInPs(1_000_000 + i);
    }
    kernel.runUntilPs(10);
    for (int i = 499; i >= 0; i--) {
      new Recorded(kernel, EventOrder.STEP, i, ran).scheduleInPs(2L * i);
    }
    kernel.runUntilPs(2_000_000);
    assertThat(ran).hasSize(1_000).isSorted();
  }

  @Test
  void clearingLeavesNothingPendingAndTheListUsable() {
    Idle first = new Idle(kernel);
    Idle second = new Idle(kernel);
    first.scheduleInPs(5);
    second.scheduleInPs(3);
    kernel.runUntilPs(3);
    list.clear();
    assertThat(list.isEmpty()).isTrue();
    assertThat(list.getFirst()).isNull();
    assertThat(list.removeFirst()).isNull();
    assertThat(list.remove(first)).isFalse();
    assertThat(list.earliestPs()).isEqualTo(Long.MAX_VALUE);
    second.scheduleInPs(2);
    assertThat(list.removeFirst()).isSameAs(second);
  }

  @Test
  void theEarliestInstantIsKnownWhileAnEventRuns() {
    List<Long> seen = new ArrayList<>();
    for (int i = 1; i <= 6; i++) {
      new ModelEvent(kernel, EventOrder.STEP) {
        @Override
        public void actions() {
          seen.add(list.earliestPs());
        }
      }.scheduleInPs(i * 10L);
    }
    kernel.runUntilPs(100);
    assertThat(seen).containsExactly(20L, 30L, 40L, 50L, 60L, Long.MAX_VALUE);
  }

  /** What is far is not looked through; the bound is then where its chain begins. */
  @Test
  void theClockMayBeMovedUpToWhatIsFarButNotPastIt() {
    List<Boolean> moved = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      new Idle(kernel).scheduleInPs(1_000_000 + 10 * i);
    }
    new ModelEvent(kernel, EventOrder.STEP) {
      @Override
      public void actions() {
        assertThat(list.earliestPs()).isBetween(900_000L, 1_000_000L);
        moved.add(kernel().tryAdvanceToPs(1_000_500));
        moved.add(kernel().tryAdvanceToPs(900_000));
      }
    }.scheduleInPs(1);
    kernel.runUntilPs(2_000_000);
    assertThat(moved).containsExactly(false, true);
  }

  @Test
  void listsPendingEventsInTheOrderInWhichTheyRun() {
    List<Integer> ran = new ArrayList<>();
    Recorded late = new Recorded(kernel, EventOrder.COMPLETION, 1, ran);
    Recorded observer = new Recorded(kernel, EventOrder.OBSERVATION, 2, ran);
    Recorded step = new Recorded(kernel, EventOrder.STEP, 3, ran);
    Recorded laterStep = new Recorded(kernel, EventOrder.STEP, 4, ran);
    Recorded cancelled = new Recorded(kernel, EventOrder.STEP, 5, ran);
    late.scheduleInPs(9);
    observer.scheduleInPs(4);
    cancelled.scheduleInPs(4);
    step.scheduleInPs(4);
    laterStep.scheduleInPs(4);
    cancelled.cancelIfPending();
    assertThat((Iterable<Event>) list).containsExactly(step, laterStep, observer, late);
    assertThat(list.getFirstOfClass(Recorded.class)).isSameAs(step);
    assertThat(list.getFirstOfClass(Recorded.class.getName())).isSameAs(step);
    assertThat(list.getFirstOfClass(Idle.class)).isNull();
    kernel.runUntilPs(10);
    assertThat(ran).containsExactly(3, 4, 2, 1);
  }

  @Test
  void refusesPlacementRelativeToOtherEvents() {
    Idle pending = new Idle(kernel);
    Idle other = new Idle(kernel);
    pending.scheduleInPs(1);
    assertThatThrownBy(() -> list.addFirst(other))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("addFirst")
        .hasMessageContaining("EventOrder");
    assertThatThrownBy(() -> list.addBefore(other, pending))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("addBefore");
    assertThatThrownBy(() -> list.addAfter(other, pending))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("addAfter");
    assertThatThrownBy(() -> list.addBefore(pending, other))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessageContaining("not in the event list");
    assertThatThrownBy(() -> list.addAfter(pending, other))
        .isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void refusesAPriorityThatIsNotAnOrder() {
    Idle event = new Idle(kernel);
    event.setPriority(1.5);
    assertThatThrownBy(() -> event.scheduleInPs(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("priority is 1.5");
  }

  /** An event that does nothing. */
  private static final class Idle extends ModelEvent {
    Idle(SimKernel kernel) {
      super(kernel, EventOrder.TIMEOUT);
    }

    @Override
    public void actions() {}
  }

  /** An event that leaves its number behind. */
  private static final class Recorded extends ModelEvent {
    private final int number;
    private final List<Integer> ran;

    Recorded(SimKernel kernel, EventOrder order, int number, List<Integer> ran) {
      super(kernel, order);
      this.number = number;
      this.ran = ran;
    }

    @Override
    public void actions() {
      ran.add(number);
    }
  }
}
