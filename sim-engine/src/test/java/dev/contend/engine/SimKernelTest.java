package dev.contend.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** When a run ends, where its clock then stands, and what may move the clock. */
class SimKernelTest {
  private final SimKernel kernel = new SimKernel();
  private final List<Long> ranAtPs = new ArrayList<>();

  @Test
  void runsTheEventsUpToAndAtTheHorizon() {
    at(4);
    at(5);
    at(6);
    assertThat(kernel.runUntilPs(5)).isEqualTo(SimKernel.RunEnd.HORIZON);
    assertThat(ranAtPs).containsExactly(4L, 5L);
    assertThat(kernel.nowPs()).isEqualTo(5);
    assertThat(kernel.eventsRun()).isEqualTo(2);
  }

  @Test
  void goesOnWhereTheLastRunEnded() {
    at(4);
    at(12);
    kernel.runUntilPs(10);
    assertThat(kernel.nowPs()).isEqualTo(10);
    event().scheduleInPs(1);
    assertThat(kernel.runUntilPs(20)).isEqualTo(SimKernel.RunEnd.NOTHING_PENDING);
    assertThat(ranAtPs).containsExactly(4L, 11L, 12L);
  }

  @Test
  void leavesTheClockAtTheLastEventIfNothingIsPending() {
    at(4);
    assertThat(kernel.runUntilPs(100)).isEqualTo(SimKernel.RunEnd.NOTHING_PENDING);
    assertThat(kernel.nowPs()).isEqualTo(4);
  }

  @Test
  void stopsAfterTheEventThatAskedForIt() {
    at(4);
    new ModelEvent(kernel, EventOrder.COMPLETION) {
      @Override
      public void actions() {
        kernel.stop();
        ranAtPs.add(-kernel.nowPs());
      }
    }.scheduleInPs(5);
    at(5);
    assertThat(kernel.runUntilPs(10)).isEqualTo(SimKernel.RunEnd.STOPPED);
    assertThat(ranAtPs).containsExactly(4L, -5L);
    assertThat(kernel.nowPs()).isEqualTo(5);
    assertThat(kernel.runUntilPs(10)).isEqualTo(SimKernel.RunEnd.NOTHING_PENDING);
    assertThat(ranAtPs).containsExactly(4L, -5L, 5L);
  }

  @Test
  void refusesAHorizonInThePastOrPastTheLastInstant() {
    at(7);
    at(9);
    kernel.runUntilPs(7);
    assertThatThrownBy(() -> kernel.runUntilPs(6))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("horizon is 6 ps; must lie between now, 7 ps");
    assertThatThrownBy(() -> kernel.runUntilPs(SimKernel.MAX_TIME_PS + 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(kernel.runUntilPs(7)).isEqualTo(SimKernel.RunEnd.HORIZON);
  }

  @Test
  void advancesWithoutAnEventOnlyIfNothingElseCouldHappen() {
    List<Boolean> advanced = new ArrayList<>();
    at(10);
    new ModelEvent(kernel, EventOrder.STEP) {
      @Override
      public void actions() {
        advanced.add(kernel.tryAdvanceToPs(10));
        advanced.add(kernel.tryAdvanceToPs(9));
        ranAtPs.add(kernel.nowPs());
      }
    }.scheduleInPs(5);
    kernel.runUntilPs(20);
    assertThat(advanced).containsExactly(false, true);
    assertThat(ranAtPs).containsExactly(9L, 10L);
    assertThat(kernel.eventsSaved()).isEqualTo(1);
    assertThat(kernel.eventsRun()).isEqualTo(2);
  }

  @Test
  void doesNotAdvancePastTheHorizonOrAfterAStop() {
    List<Boolean> advanced = new ArrayList<>();
    ModelEvent event =
        new ModelEvent(kernel, EventOrder.STEP) {
          @Override
          public void actions() {
            advanced.add(kernel.tryAdvanceToPs(21));
            advanced.add(kernel.tryAdvanceToPs(20));
            kernel.stop();
            advanced.add(kernel.tryAdvanceToPs(20));
          }
        };
    event.scheduleInPs(5);
    kernel.runUntilPs(20);
    assertThat(advanced).containsExactly(false, true, false);
  }

  @Test
  void beginsAnEventInsideAnotherOnlyIfItIsNext() {
    ModelEvent first = event();
    ModelEvent second = event();
    ModelEvent late = event();
    first.scheduleInPs(7);
    second.scheduleInPs(9);
    late.scheduleInPs(21);
    List<Boolean> begun = new ArrayList<>();
    new ModelEvent(kernel, EventOrder.STEP) {
      @Override
      public void actions() {
        begun.add(kernel.tryBegin(second));
        begun.add(kernel.tryBegin(first));
        ranAtPs.add(kernel.nowPs());
        begun.add(first.isPending());
        begun.add(kernel.tryBegin(second));
        // Past the horizon.
        begun.add(kernel.tryBegin(late));
      }
    }.scheduleInPs(5);
    kernel.runUntilPs(20);
    assertThat(begun).containsExactly(false, true, false, true, false);
    assertThat(ranAtPs).containsExactly(7L);
    assertThat(kernel.eventsRun()).isEqualTo(3);
    kernel.runUntilPs(30);
    assertThat(ranAtPs).containsExactly(7L, 21L);
  }

  @Test
  void beginsNoEventInsideAnotherAfterAStopOrPastTheLimitOfEvents() {
    ModelEvent next = event();
    List<Boolean> begun = new ArrayList<>();
    ModelEvent outer =
        new ModelEvent(kernel, EventOrder.STEP) {
          @Override
          public void actions() {
            next.rescheduleInPs(3);
            kernel.stop();
            begun.add(kernel.tryBegin(next));
          }
        };
    outer.scheduleInPs(5);
    kernel.runUntilPs(20);
    ModelEvent limiting =
        new ModelEvent(kernel, EventOrder.STEP) {
          @Override
          public void actions() {
            kernel.limitEvents(2);
            begun.add(kernel.tryBegin(next));
          }
        };
    limiting.scheduleInPs(1);
    assertThat(kernel.runUntilPs(20)).isEqualTo(SimKernel.RunEnd.LIMIT);
    assertThat(begun).containsExactly(false, false);
    assertThat(ranAtPs).isEmpty();
  }

  @Test
  void refusesToAdvanceIntoThePast() {
    at(7);
    kernel.runUntilPs(7);
    assertThatThrownBy(() -> kernel.tryAdvanceToPs(6))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot advance to 6 ps; it is 7 ps already");
  }

  /**
   * A few walkers that share a random generator, so that any change of order changes all that
   * follows; each asks to advance, begins its next step in the one before, or always schedules it.
   */
  @TestFactory
  Stream<DynamicTest> advancingGivesTheSameRunAsScheduling() {
    return Cases.seeded(
        200,
        random -> {
          long seed = random.nextLong();
          List<String> scheduled = walk(seed, Way.SCHEDULE);
          assertThat(walk(seed, Way.ADVANCE)).isEqualTo(scheduled);
          assertThat(walk(seed, Way.BEGIN)).isEqualTo(scheduled);
        });
  }

  @Test
  void advancingSavesMostEventsOfALoneWalker() {
    Walk walk = new Walk(3, 1, Way.ADVANCE);
    walk.kernel.runUntilPs(2_000);
    assertThat(walk.kernel.eventsRun()).isEqualTo(1);
    assertThat(walk.kernel.eventsSaved()).isGreaterThan(100);
  }

  private static List<String> walk(long seed, Way way) {
    int walkers = 1 + new SplittableRandom(seed).nextInt(6);
    Walk walk = new Walk(seed, walkers, way);
    walk.kernel.runUntilPs(700);
    walk.kernel.runUntilPs(2_000);
    walk.log.add("events " + (walk.kernel.eventsRun() + walk.kernel.eventsSaved()));
    return walk.log;
  }

  private ModelEvent event() {
    return new ModelEvent(kernel, EventOrder.STEP) {
      @Override
      public void actions() {
        ranAtPs.add(kernel.nowPs());
      }
    };
  }

  private void at(long timePs) {
    event().scheduleAtPs(timePs);
  }

  /** How a walker comes to its next step. */
  private enum Way {
    SCHEDULE,
    ADVANCE,
    BEGIN
  }

  /** Walkers and what they have done. */
  private static final class Walk {
    private final SimKernel kernel = new SimKernel();
    private final List<String> log = new ArrayList<>();
    private final SplittableRandom random;
    private final Way way;

    Walk(long seed, int walkers, Way way) {
      random = new SplittableRandom(seed);
      this.way = way;
      for (int i = 0; i < walkers; i++) {
        new Walker(i).scheduleInPs(i);
      }
    }

    /** An event that follows itself at random distances. */
    private final class Walker extends ModelEvent {
      private final int number;

      Walker(int number) {
        super(kernel, EventOrder.values()[number % EventOrder.values().length]);
        this.number = number;
      }

      @Override
      public void actions() {
        long nextPs = step();
        while (way == Way.ADVANCE && kernel.tryAdvanceToPs(nextPs)) {
          nextPs = step();
        }
        scheduleAtPs(nextPs);
        while (way == Way.BEGIN && kernel.tryBegin(this)) {
          scheduleAtPs(step());
        }
      }

      private long step() {
        log.add(kernel.nowPs() + ":" + number);
        return kernel.nowPs() + random.nextInt(12) + (number == 0 ? 1 : 0);
      }
    }
  }
}
