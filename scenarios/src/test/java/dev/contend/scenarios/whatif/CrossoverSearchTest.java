package dev.contend.scenarios.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.scenarios.whatif.CrossoverSearch.Look;
import dev.contend.scenarios.whatif.CrossoverSearch.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Crossings of curves that are known, seen through noise. Place i stands for i + 1 workers. */
class CrossoverSearchTest {
  private static final int PLACES = 64;
  private static final int CHEAP = 640;

  /** A mean advantage with normal noise that every replication draws anew at every place. */
  private record Noisy(int places, IntToDoubleFunction mean, double deviation, long seed)
      implements Contest {
    @Override
    public List<double[]> advantages(List<Integer> at, int replications) {
      List<double[]> all = new ArrayList<>();
      for (int place : at) {
        Random random = new Random(seed * 1_000_003 + place);
        double[] values = new double[deviation == 0 ? 1 : replications];
        for (int r = 0; r < values.length; r++) {
          values[r] = mean.applyAsDouble(place) + deviation * random.nextGaussian();
        }
        all.add(values);
      }
      return all;
    }
  }

  @Test
  void intervalsCoverTheAnalyticCrossingAndAreNarrowWhereReplicationsAreCheap()
      throws InterruptedException {
    int covered = 0;
    int narrow = 0;
    for (int seed = 0; seed < 1_000; seed++) {
      Random random = new Random(seed);
      double crossing = Math.exp(random.nextDouble() * Math.log(60.0 / 1.5)) * 1.5;
      double slope = 0.5 + random.nextDouble();
      int sign = random.nextBoolean() ? 1 : -1;
      Noisy contest =
          new Noisy(
              PLACES,
              place -> sign * slope * (Math.log(place + 1) - Math.log(crossing)),
              0.02,
              seed);
      List<Crossover> found = new CrossoverSearch(contest, CHEAP).run();
      assertThat(found).as("seed " + seed).hasSize(1);
      Crossover only = found.get(0);
      assertThat(only.isFirst()).isEqualTo(sign > 0);
      // The first whole number of workers beyond it.
      int place = (int) Math.floor(crossing);
      covered += only.low() <= place && place <= only.high() ? 1 : 0;
      narrow += only.high() - only.low() < 3 ? 1 : 0;
    }
    assertThat(covered).isGreaterThanOrEqualTo(925);
    assertThat(narrow).isEqualTo(1_000);
  }

  @Test
  void intervalsCoverTheCrossingWhereReplicationsAreFewToo() throws InterruptedException {
    int found = 0;
    int covered = 0;
    for (int seed = 0; seed < 1_000; seed++) {
      double crossing = 4 + new Random(seed).nextDouble() * 36;
      Noisy contest =
          new Noisy(PLACES, place -> Math.log(place + 1) - Math.log(crossing), 0.15, seed);
      List<Crossover> crossings = new CrossoverSearch(contest, 10).run();
      if (!crossings.isEmpty()) {
        found++;
        int place = (int) Math.floor(crossing);
        boolean isCovered =
            crossings.size() == 1
                && crossings.get(0).low() <= place
                && place <= crossings.get(0).high();
        covered += isCovered ? 1 : 0;
      }
    }
    assertThat(found).isGreaterThan(500);
    assertThat(covered).isGreaterThanOrEqualTo((int) Math.ceil(0.925 * found));
  }

  @Test
  void bothCrossingsOfAnAdvantageThatComesAndGoesAreFound() throws InterruptedException {
    Noisy contest = new Noisy(PLACES, place -> place >= 10 && place < 40 ? 0.3 : -0.3, 0.02, 1);
    assertThat(new CrossoverSearch(contest, CHEAP).run())
        .containsExactly(new Crossover(true, 10, 10), new Crossover(false, 40, 40));
  }

  @Test
  void sidesThatAreAlikeAreATieAndNotACrossing() throws InterruptedException {
    int wrong = 0;
    for (int seed = 0; seed < 200; seed++) {
      CrossoverSearch search = new CrossoverSearch(new Noisy(PLACES, place -> 0, 0.02, seed), 40);
      boolean isTie =
          search.run().isEmpty()
              && search.looks().values().stream().map(Look::side).allMatch(Side.TIE::equals);
      wrong += isTie ? 0 : 1;
    }
    // Of 200 with 5 % each, more than 20 come with a probability below 0.1 %.
    assertThat(wrong).isLessThanOrEqualTo(20);
  }

  @Test
  void oneThatIsAlwaysBetterCrossesNowhere() throws InterruptedException {
    CrossoverSearch search = new CrossoverSearch(new Noisy(PLACES, place -> 0.1, 0.01, 3), 40);
    assertThat(search.run()).isEmpty();
    assertThat(search.looks().values()).extracting(Look::side).containsOnly(Side.FIRST);
  }

  @Test
  void whereNothingVariesTheCrossingIsExact() throws InterruptedException {
    CrossoverSearch search =
        new CrossoverSearch(new Noisy(1_000, place -> place - 776.5, 0, 0), 40);
    assertThat(search.run()).containsExactly(new Crossover(true, 777, 777));
    assertThat(search.looks()).hasSizeLessThan(40);
  }

  /** What lies between the places that are known is the interval, ties included. */
  @Test
  void placesThatAreNotToldApartAreInTheInterval() throws InterruptedException {
    Noisy contest = new Noisy(PLACES, place -> place < 20 ? -0.3 : place > 30 ? 0.3 : 0, 0.02, 5);
    List<Crossover> found = new CrossoverSearch(contest, CHEAP).run();
    assertThat(found).containsExactly(new Crossover(true, 20, 31));
  }

  /** What progress says at the beginning is about what the search takes. */
  @Test
  void howMuchASearchTakesIsAboutKnownFromTheBeginning() throws InterruptedException {
    for (double crossing : new double[] {3.3, 12.5, 40.2}) {
      Noisy noisy = new Noisy(PLACES, place -> Math.log(place + 1) - Math.log(crossing), 0.05, 1);
      int[] most = new int[PLACES];
      Contest counting =
          new Contest() {
            @Override
            public int places() {
              return PLACES;
            }

            @Override
            public List<double[]> advantages(List<Integer> at, int replications) {
              at.forEach(place -> most[place] = Math.max(most[place], replications));
              return noisy.advantages(at, replications);
            }
          };
      CrossoverSearch search = new CrossoverSearch(counting, 40);
      search.run();
      double taken = Arrays.stream(most).sum();
      assertThat((double) search.usual()).as("at " + crossing).isBetween(taken / 2.5, taken * 2.5);
    }
  }
}
