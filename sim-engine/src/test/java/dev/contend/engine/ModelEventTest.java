package dev.contend.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an event promises to its owner. */
class ModelEventTest {
  private final SimKernel kernel = new SimKernel();
  private final List<String> ran = new ArrayList<>();

  @Test
  void isPendingFromSchedulingUntilItRuns() {
    List<Boolean> pendingWhileRunning = new ArrayList<>();
    ModelEvent event =
        new ModelEvent(kernel, EventOrder.STEP) {
          @Override
          public void actions() {
            pendingWhileRunning.add(isPending());
          }
        };
    assertThat(event.isPending()).isFalse();
    event.scheduleInPs(5);
    assertThat(event.isPending()).isTrue();
    assertThat(event.duePs()).isEqualTo(5);
    kernel.runUntilPs(10);
    assertThat(event.isPending()).isFalse();
    assertThat(pendingWhileRunning).containsExactly(false);
  }

  @Test
  void aTieRunsByOrderAndThenFirstScheduledFirst() {
    List<EventOrder> orders = List.of(EventOrder.values());
    for (int round = 0; round < 2; round++) {
      for (int i = orders.size() - 1; i >= 0; i--) {
        event(orders.get(i) + " " + round, orders.get(i)).scheduleInPs(7);
      }
    }
    kernel.runUntilPs(7);
    assertThat(ran)
        .containsExactly(
            "COMPLETION 0",
            "COMPLETION 1",
            "ARRIVAL 0",
            "ARRIVAL 1",
            "STEP 0",
            "STEP 1",
            "TIMEOUT 0",
            "TIMEOUT 1",
            "OBSERVATION 0",
            "OBSERVATION 1");
  }

  @Test
  void keepsItsOrderHoweverOftenItIsUsed() {
    ModelEvent timeout = event("timeout", EventOrder.TIMEOUT);
    ModelEvent step = event("step", EventOrder.STEP);
    for (int round = 0; round < 3; round++) {
      timeout.scheduleInPs(1);
      step.scheduleInPs(1);
      timeout.rescheduleInPs(1);
      kernel.runUntilPs(kernel.nowPs() + 1);
    }
    assertThat(ran).containsExactly("step", "timeout", "step", "timeout", "step", "timeout");
  }

  @Test
  void anEventOfZeroDelayRunsAfterThoseAlreadyDueThen() {
    ModelEvent successor = event("successor", EventOrder.STEP);
    new ModelEvent(kernel, EventOrder.STEP) {
      @Override
      public void actions() {
        ran.add("first");
        successor.scheduleInPs(0);
      }
    }.scheduleInPs(3);
    event("second", EventOrder.STEP).scheduleInPs(3);
    kernel.runUntilPs(3);
    assertThat(ran).containsExactly("first", "second", "successor");
  }

  @Test
  void movingItCountsAsSchedulingItNow() {
    ModelEvent moved = event("moved", EventOrder.STEP);
    moved.scheduleInPs(5);
    event("other", EventOrder.STEP).scheduleInPs(5);
    moved.rescheduleInPs(5);
    kernel.runUntilPs(5);
    assertThat(ran).containsExactly("other", "moved");
  }

  @Test
  void movingAnEventThatIsNotPendingSchedulesIt() {
    event("moved", EventOrder.STEP).rescheduleInPs(5);
    kernel.runUntilPs(5);
    assertThat(ran).containsExactly("moved");
  }

  @Test
  void aCancelledEventDoesNotRunAndCanBeUsedAgain() {
    ModelEvent event = event("event", EventOrder.STEP);
    event.scheduleInPs(5);
    event.cancelIfPending();
    event.cancelIfPending();
    kernel.runUntilPs(10);
    assertThat(ran).isEmpty();
    event.scheduleAtPs(12);
    kernel.runUntilPs(20);
    assertThat(ran).containsExactly("event");
  }

  @Test
  void isDueAtAnAbsoluteInstant() {
    kernel.runUntilPs(100);
    event("idle", EventOrder.STEP).scheduleInPs(50);
    kernel.runUntilPs(130);
    ModelEvent event = event("event", EventOrder.STEP);
    event.scheduleAtPs(140);
    assertThat(event.duePs()).isEqualTo(140);
    assertThat(event.isPending()).isTrue();
  }

  @Test
  void refusesToBeScheduledTwice() {
    ModelEvent event = event("event", EventOrder.STEP);
    event.scheduleInPs(5);
    assertThatThrownBy(() -> event.scheduleInPs(6))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("already due at 5 ps");
    assertThat(event.duePs()).isEqualTo(5);
  }

  @Test
  void refusesThePast() {
    ModelEvent event = event("event", EventOrder.STEP);
    assertThatThrownBy(() -> event.scheduleInPs(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("delay is -1 ps; must not be negative");
    assertThat(event.isPending()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 1_000_000_007, SimKernel.MAX_TIME_PS, Long.MAX_VALUE / 2})
  void noRunComesToAnInstantPastTheLastOne(long past) {
    for (long from : new long[] {0, 1, 2, 77, SimKernel.MAX_TIME_PS - 1, SimKernel.MAX_TIME_PS}) {
      SimKernel fresh = new SimKernel();
      ModelEvent event = never(fresh);
      ModelEvent first =
          new ModelEvent(fresh, EventOrder.STEP) {
            @Override
            public void actions() {
              event.scheduleAtPs(SimKernel.MAX_TIME_PS + past);
            }
          };
      first.scheduleAtPs(from);
      assertThat(fresh.runUntilPs(SimKernel.MAX_TIME_PS)).isEqualTo(SimKernel.RunEnd.HORIZON);
      assertThat(fresh.nowPs()).isEqualTo(SimKernel.MAX_TIME_PS);
      assertThat(event.isPending()).isTrue();
      assertThat(event.duePs()).isGreaterThan(SimKernel.MAX_TIME_PS);
    }
  }

  private static ModelEvent never(SimKernel kernel) {
    return new ModelEvent(kernel, EventOrder.STEP) {
      @Override
      public void actions() {
        throw new AssertionError("ran at " + kernel().nowPs() + " ps");
      }
    };
  }

  @Test
  void anEventPastTheLastInstantCanBeMovedIntoTime() {
    ModelEvent event = event("event", EventOrder.STEP);
    event.scheduleInPs(Long.MAX_VALUE);
    event.rescheduleInPs(5);
    assertThat(kernel.runUntilPs(10)).isEqualTo(SimKernel.RunEnd.NOTHING_PENDING);
    assertThat(ran).containsExactly("event");
  }

  @Test
  void aRefusedMoveLeavesItWhereItWas() {
    ModelEvent event = event("event", EventOrder.STEP);
    event.scheduleInPs(5);
    assertThatThrownBy(() -> event.rescheduleInPs(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThat(event.isPending()).isTrue();
    kernel.runUntilPs(5);
    assertThat(ran).containsExactly("event");
  }

  @Test
  void theLastInstantsAreStillSinglePicoseconds() {
    for (int before = 3; before >= 0; before--) {
      event("last - " + before, EventOrder.STEP).scheduleAtPs(SimKernel.MAX_TIME_PS - before);
    }
    kernel.runUntilPs(SimKernel.MAX_TIME_PS - 2);
    assertThat(ran).containsExactly("last - 3", "last - 2");
    kernel.runUntilPs(SimKernel.MAX_TIME_PS);
    assertThat(ran).hasSize(4);
    assertThat(kernel.nowPs()).isEqualTo(SimKernel.MAX_TIME_PS);
  }

  @Test
  void closesTheSchedulingMethodsOfSsj() {
    ModelEvent event = event("event", EventOrder.STEP);
    ModelEvent other = event("other", EventOrder.STEP);
    assertClosed(() -> event.schedule(1.0), "schedule(double)");
    assertClosed(event::scheduleNext, "scheduleNext()");
    assertClosed(() -> event.scheduleBefore(other), "scheduleBefore(Event)");
    assertClosed(() -> event.scheduleAfter(other), "scheduleAfter(Event)");
    assertClosed(() -> event.reschedule(1.0), "reschedule(double)");
    assertClosed(event::cancel, "cancel()");
    assertThat(event.isPending()).isFalse();
  }

  private static void assertClosed(Runnable call, String method) {
    assertThatThrownBy(call::run)
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage(method + " is closed; use scheduleInPs, rescheduleInPs or cancelIfPending");
  }

  private ModelEvent event(String name, EventOrder order) {
    return new ModelEvent(kernel, order) {
      @Override
      public void actions() {
        ran.add(name);
      }
    };
  }
}
