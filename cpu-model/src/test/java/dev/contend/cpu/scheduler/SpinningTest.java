package dev.contend.cpu.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Threads that spin on a line in their own cache. */
class SpinningTest {
  private static final long US = Bench.US;

  @Test
  void spinningLastsUntilTheLineChangesAndTakesNoEvents() {
    Bench bench = Bench.plain(2, 2);
    Spinner spinner = new Spinner(bench);
    bench.start(spinner);
    bench.start(new Changer(bench, 50 * US));
    long before = bench.kernel.eventsRun();
    bench.run();
    assertThat(spinner.endedPs).isEqualTo(50 * US);
    assertThat(bench.account.totalPs(0, Bench.WAIT)).isEqualTo(50 * US);
    assertThat(bench.kernel.eventsRun() - before).isLessThan(10);
  }

  @Test
  void aThreadThatSpinsIsPreemptedAndLooksAgain() {
    Bench bench = Bench.plain(1, 2);
    Spinner spinner = new Spinner(bench);
    bench.start(spinner);
    bench.start(new Changer(bench, 5 * Bench.MS));
    bench.run();
    // Slices of 3 ms in turn: spin, compute, spin, compute, and the line has changed.
    assertThat(spinner.looks).isGreaterThanOrEqualTo(2);
    assertThat(bench.account.totalPs(1, Bench.WORK)).isEqualTo(5 * Bench.MS);
    assertThat(spinner.endedPs).isGreaterThanOrEqualTo(8 * Bench.MS);
  }

  @Test
  void spinnersWhomNobodyCanReleaseAreReported() {
    Bench bench = Bench.plain(2, 2);
    bench.start(new Spinner(bench));
    bench.start(new Spinner(bench));
    bench.run();
    assertThat(bench.os.deadlock())
        .extracting(Waiting::toString)
        .containsExactly(
            "thread 0 spins on a line that nobody writes any more",
            "thread 1 spins on a line that nobody writes any more");
  }

  @Test
  void whoIsToldAtOnceThatTheLineChangesIsNotStuck() {
    Bench bench = Bench.plain(1, 1);
    bench.changesInPs = 5 * US;
    bench.start(new Script().then(t -> t.spinUntilChanged(0, Bench.WAIT)));
    bench.run();
    assertThat(bench.os.deadlock()).isEmpty();
    assertThat(bench.kernel.nowPs()).isEqualTo(5 * US);
  }

  /** Spins until the bench's line has changed. */
  private static final class Spinner extends Routine {
    private final Bench bench;
    private int looks;
    private long endedPs;

    Spinner(Bench bench) {
      this.bench = bench;
    }

    @Override
    protected Step step(SimThread thread) {
      looks++;
      if (!bench.lineChanged) {
        return thread.spinUntilChanged(0, Bench.WAIT);
      }
      endedPs = bench.kernel.nowPs();
      return Step.DONE;
    }
  }

  /** Works, then changes the bench's line. */
  private static final class Changer extends Routine {
    private final Bench bench;
    private final long workPs;

    Changer(Bench bench, long workPs) {
      this.bench = bench;
      this.workPs = workPs;
    }

    @Override
    protected Step step(SimThread thread) {
      if (state++ == 0) {
        return thread.compute(workPs, Bench.WORK);
      }
      bench.changeLine();
      return Step.DONE;
    }
  }
}
