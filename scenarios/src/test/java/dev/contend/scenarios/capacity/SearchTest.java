package dev.contend.scenarios.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.contend.engine.random.RandomSource;
import dev.contend.engine.random.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Defends that a search finds what is known to be best, and says so where nothing is. */
class SearchTest {
  private static final int SEEDS = 100;

  /** Of so many seeds the best must be found. */
  private static final int FOUND = 90;

  private static final Rules RULES = new Rules(5, 40, 0.05, 0.01);
  private static final List<Integer> UP_TO_64 = IntStream.rangeClosed(1, 64).boxed().toList();

  private static Answer answer(
      List<Alternative> alternatives, List<Aim> aims, boolean costFalls, Trials trials)
      throws InterruptedException {
    return new Search(alternatives, aims, RULES, costFalls, true, trials).run(1);
  }

  private static int workers(Answer answer) {
    return answer.best().flatMap(WorkersCurve::choice).map(Tested::workers).orElse(0);
  }

  @Test
  void theModelsAgreeWithWhatIsKnownOfThem() {
    double wait = 0;
    double down = 0;
    for (int r = 0; r < 200; r++) {
      wait += Queues.simulatedWait(8, 10, new RandomStreams(1, r)) / 200;
      down += Queues.simulatedDown(20, 4, 4, new RandomStreams(1, r)) / 200;
    }
    assertThat(Queues.erlangWait(8, 10)).isCloseTo(0.2046, within(1e-4));
    assertThat(wait).isCloseTo(Queues.erlangWait(8, 10), within(0.02));
    assertThat(down).isCloseTo(Queues.knownDown(20, 4, 4), within(0.1));
  }

  /** The bound lies between the waits of the best number of servers and of one less. */
  @Test
  void staffsAQueueByErlangsFormula() throws InterruptedException {
    int found = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      double load = 3 + seed % 10;
      int best = (int) load + 2 + seed / 10 % 3;
      double bound =
          StrictMath.sqrt(Queues.erlangWait(load, best) * Queues.erlangWait(load, best - 1));
      long fixed = seed;
      Answer answer =
          answer(
              List.of(new Alternative("queue", UP_TO_64)),
              List.of(new Aim("wait <= " + bound, true, bound, false)),
              false,
              (alternative, servers, replication) ->
                  Trial.of(
                      List.of(
                          Queues.simulatedWait(
                              load, servers, new RandomStreams(fixed, replication))),
                      servers,
                      load));
      found += workers(answer) == best ? 1 : 0;
    }
    assertThat(found).isGreaterThanOrEqualTo(FOUND);
  }

  /** Wages against machines that stand still, with a slow crew or a dear one. */
  @Test
  void findsTheCheapestCrewForMachinesThatBreakDown() throws InterruptedException {
    List<Integer> crews = IntStream.rangeClosed(1, 16).boxed().toList();
    int found = 0;
    int posed = 0;
    for (int seed = 0; posed < SEEDS; seed++) {
      RandomSource drawn = new RandomStreams(seed, 0).stream("problem");
      int machines = 12 + (int) (12 * drawn.uniform());
      double[] repairs = {2 + 2 * drawn.uniform(), 5 + 3 * drawn.uniform()};
      double[] wages = {0.4 + 0.4 * drawn.uniform(), 1 + drawn.uniform()};
      int best = -1;
      double least = Double.MAX_VALUE;
      double second = Double.MAX_VALUE;
      for (int at = 0; at < 2 * crews.size(); at++) {
        int crew = crews.get(at % crews.size());
        int kind = at / crews.size();
        double cost = wages[kind] * crew + Queues.knownDown(machines, repairs[kind], crew);
        second = cost < least ? least : Math.min(second, cost);
        best = cost < least ? at : best;
        least = Math.min(least, cost);
      }
      if (second / least < 1.04) {
        continue;
      }
      posed++;
      long fixed = seed;
      Answer answer =
          answer(
              List.of(new Alternative("slow", crews), new Alternative("dear", crews)),
              List.of(new Aim("down <= all", true, machines, false)),
              true,
              (kind, crew, replication) -> {
                double down =
                    Queues.simulatedDown(
                        machines, repairs[kind], crew, new RandomStreams(fixed, replication));
                return Trial.of(List.of(down), wages[kind] * crew + down, 1);
              });
      boolean isBest =
          answer.best().map(WorkersCurve::index).orElse(-1) == best / crews.size()
              && workers(answer) == crews.get(best % crews.size());
      found += isBest ? 1 : 0;
    }
    assertThat(found).isGreaterThanOrEqualTo(FOUND);
  }

  /** Throughput goes on rising, so the best is the last that memory allows. */
  @Test
  void stopsWhereMemoryBinds() throws InterruptedException {
    int found = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      int best = 5 + seed % 40;
      double bound = 2 + best + 0.5;
      long fixed = seed;
      Answer answer =
          answer(
              List.of(new Alternative("service", UP_TO_64)),
              List.of(new Aim("memory <= " + bound, true, bound, true)),
              true,
              (alternative, workers, replication) -> {
                RandomStreams random = new RandomStreams(fixed, replication);
                double memory = 2 + workers + 0.6 * random.stream("memory").uniform() - 0.3;
                double rate = workers * (0.95 + 0.1 * random.stream("rate").uniform());
                return Trial.of(List.of(memory), 1 / rate, rate);
              });
      boolean isBest = workers(answer) == best && answer.outOfMemoryFrom().orElse(0) == best + 1;
      found += isBest ? 1 : 0;
    }
    assertThat(found).isGreaterThanOrEqualTo(FOUND);
  }

  /** Two alternatives of one distribution, drawn apart: a difference is found by mistake only. */
  @Test
  void saysWhenTwoChoicesAreNotSeparable() throws InterruptedException {
    int tied = 0;
    int dearerFound = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      long fixed = seed;
      for (double dearer : new double[] {1, 1.3}) {
        Answer answer =
            answer(
                List.of(
                    new Alternative("one", List.of(1, 2)), new Alternative("other", List.of(1, 2))),
                List.of(new Aim("wait <= 1", true, 1, false)),
                false,
                (alternative, workers, replication) -> {
                  double drawn =
                      new RandomStreams(fixed, replication).stream("cost " + alternative).uniform();
                  double factor = alternative == 0 ? dearer : 1;
                  return Trial.of(List.of(0.5), factor * (0.5 + drawn), 1);
                });
        if (dearer > 1) {
          boolean isOther = answer.best().map(WorkersCurve::index).orElse(-1) == 1;
          dearerFound += answer.ranking().tied() == 1 && isOther ? 1 : 0;
        } else {
          tied += answer.ranking().tied() == 2 ? 1 : 0;
        }
      }
    }
    assertThat(tied).isGreaterThanOrEqualTo(FOUND);
    assertThat(dearerFound).isGreaterThanOrEqualTo(FOUND);
  }

  /** Too few and too many both fail; no doubled number keeps the bound. */
  @Test
  void findsANarrowRangeBetweenDoubledNumbers() throws InterruptedException {
    Answer answer =
        answer(
            List.of(new Alternative("narrow", UP_TO_64)),
            List.of(new Aim("distance <= 3.5", true, 3.5, false)),
            false,
            (alternative, workers, replication) ->
                Trial.of(List.of(Math.abs(workers - 23.0) + replication % 2 * 0.01), 1, 1));
    assertThat(workers(answer)).isEqualTo(20);
  }

  @Test
  void namesWhatComesNearestIfNothingDoes() throws InterruptedException {
    Answer answer =
        answer(
            List.of(new Alternative("far", List.of(1, 2)), new Alternative("near", List.of(1, 2))),
            List.of(new Aim("wait <= 1", true, 1, false)),
            false,
            (alternative, workers, replication) ->
                Trial.of(List.of(9.0 - 3 * alternative - workers), 1, 1));
    assertThat(answer.best()).isEmpty();
    assertThat(answer.nearest().alternative().label()).isEqualTo("near");
    assertThat(answer.nearest().nearest().shortfall()).isCloseTo(3, within(1e-9));
  }

  @Test
  void theAnswerDoesNotDependOnHowManyAreLookedAtSideBySide() throws InterruptedException {
    List<Alternative> alternatives =
        IntStream.range(0, 6).mapToObj(i -> new Alternative("a" + i, UP_TO_64)).toList();
    Trials trials =
        (alternative, servers, replication) ->
            Trial.of(
                List.of(
                    Queues.simulatedWait(
                        4.0 + alternative, servers, new RandomStreams(7, replication))),
                servers,
                1);
    List<Aim> aims = List.of(new Aim("wait <= 0.2", true, 0.2, false));
    List<String> told = new ArrayList<>();
    for (int jobs = 1; jobs <= 3; jobs += 2) {
      Answer answer = new Search(alternatives, aims, RULES, false, false, trials).run(jobs);
      StringBuilder text = new StringBuilder();
      answer
          .curves()
          .forEach(
              curve ->
                  curve
                      .tested()
                      .forEach(
                          each ->
                              text.append(each.workers())
                                  .append(' ')
                                  .append(each.replications())
                                  .append(' ')
                                  .append(each.value(0))
                                  .append('\n')));
      told.add(text.toString());
    }
    assertThat(told.get(1)).isEqualTo(told.get(0)).isNotEmpty();
  }

  /**
   * Counts trials; what is planned must be right in the end, and about right from the beginning.
   */
  private static final class Counting implements Trials {
    private int planned;
    private int made;
    private int plannedAtFirst;

    @Override
    public Trial run(int alternative, int workers, int replication) {
      plannedAtFirst = made == 0 ? planned : plannedAtFirst;
      made++;
      double wait = 40.0 * (1 + alternative) / workers;
      return Trial.of(List.of(wait + 0.01 * (replication % 3)), workers, 1);
    }

    @Override
    public void planned(int trials) {
      planned += trials;
    }
  }

  @Test
  void howManyTrialsFollowIsAboutKnownFromTheBeginning() throws InterruptedException {
    List<Alternative> alternatives =
        IntStream.range(0, 10).mapToObj(i -> new Alternative("of " + i, UP_TO_64)).toList();
    Counting trials = new Counting();
    answer(alternatives, List.of(new Aim("wait <= 10", true, 10, false)), false, trials);
    assertThat(trials.planned).isEqualTo(trials.made);
    assertThat((double) trials.plannedAtFirst).isBetween(trials.made / 2.0, trials.made * 2.0);
  }
}
