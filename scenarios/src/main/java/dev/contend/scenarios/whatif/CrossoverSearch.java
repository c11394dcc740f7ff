package dev.contend.scenarios.whatif;

import dev.contend.engine.statistics.MeanEstimate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds where one side begins to beat the other, by tests of signs alone.
 *
 * <p>At each place that is looked at the sign of the mean advantage is tested, with more and more
 * replications until it is known or they are used up: then the place is a tie. First at some places
 * along the axis; then, between two places with opposite signs, by bisection from both sides
 * towards the places that cannot be told apart. What lies between the last place with one sign and
 * the first with the other is the interval. All signs hold at once with 95 % where there is one
 * crossing (Bonferroni over its tests), and with them the intervals, if the advantage changes its
 * sign once between two places looked at first.
 */
public final class CrossoverSearch {
  /** Replications at first; doubled at every further look. */
  public static final int FIRST_LOOK = 5;

  /** Places that are looked at first, at most. */
  private static final int COARSE = 9;

  private final Contest contest;
  private final int most;
  private final int tests;
  private final Map<Integer, Look> looks = new TreeMap<>();

  /**
   * A search.
   *
   * @param most replications of a place, {@link #FIRST_LOOK} or more
   */
  public CrossoverSearch(Contest contest, int most) {
    this.contest = contest;
    this.most = most;
    int rounds = 1;
    for (int n = FIRST_LOOK; n < most; n *= 2) {
      rounds++;
    }
    int halvings = 1;
    for (int n = 1; n < contest.places(); n *= 2) {
      halvings++;
    }
    // Between each two of the first places there may be a crossing, bisected from both sides; as a
    // rule there is one.
    tests = rounds * (COARSE + 2 * halvings);
  }

  /** What is known of a place. */
  public enum Side {
    FIRST,
    SECOND,
    /** Not told apart. */
    TIE,
    /** One of the sides has no result. */
    NONE
  }

  /**
   * A place that was looked at.
   *
   * @param side which is better there
   * @param advantage of the first side, with its 95 % interval by itself; zero if there is no
   *     result
   */
  public record Look(Side side, MeanEstimate advantage) {}

  /** Advantages that a search with one crossing takes as a rule, some of its signs in one look. */
  public int usual() {
    int halvings = Integer.SIZE - Integer.numberOfLeadingZeros(contest.places() / COARSE);
    return (Math.min(COARSE, contest.places()) + 2 * halvings) * Math.min(FIRST_LOOK * 3 / 2, most);
  }

  /** The crossings, along the axis; none if there are none. */
  public List<Crossover> run() throws InterruptedException {
    look(coarse());
    List<Crossover> found = new ArrayList<>();
    List<Integer> decided = List.copyOf(looks.keySet()).stream().filter(this::isDecided).toList();
    for (int i = 1; i < decided.size(); i++) {
      if (side(decided.get(i - 1)) != side(decided.get(i))) {
        found.add(between(decided.get(i - 1), decided.get(i)));
      }
    }
    return List.copyOf(found);
  }

  /** Every place that was looked at, along the axis. */
  public Map<Integer, Look> looks() {
    return Collections.unmodifiableMap(looks);
  }

  /** The ends and some places between, closer where the axis begins, as numbers of workers are. */
  private List<Integer> coarse() {
    int last = contest.places() - 1;
    TreeSet<Integer> places = new TreeSet<>();
    for (int i = 0; i < COARSE; i++) {
      double share = i / (COARSE - 1.0);
      places.add((int) Math.round(last * share * share));
    }
    return List.copyOf(places);
  }

  private Crossover between(int from, int to) throws InterruptedException {
    Side before = side(from);
    Side after = side(to);
    int low = from;
    int high = to;
    // The last place that is known to be before.
    int end = high;
    while (end - low > 1) {
      int middle = (low + end) / 2;
      look(List.of(middle));
      if (side(middle) == before) {
        low = middle;
      } else {
        end = middle;
        high = side(middle) == after ? middle : high;
      }
    }
    // The first place that is known to be after.
    int begin = low;
    while (high - begin > 1) {
      int middle = (begin + high) / 2;
      look(List.of(middle));
      if (side(middle) == after) {
        high = middle;
      } else {
        begin = middle;
      }
    }
    return new Crossover(after == Side.FIRST, low + 1, high);
  }

  private boolean isDecided(int place) {
    return side(place) == Side.FIRST || side(place) == Side.SECOND;
  }

  private Side side(int place) {
    Look look = looks.get(place);
    return look == null ? Side.NONE : look.side();
  }

  /** Tests the places that have not been, together, until each is known. */
  private void look(List<Integer> places) throws InterruptedException {
    List<Integer> open = places.stream().filter(place -> !looks.containsKey(place)).toList();
    for (int replications = Math.min(FIRST_LOOK, most);
        !open.isEmpty();
        replications = Math.min(most, 2 * replications)) {
      List<double[]> values = contest.advantages(open, replications);
      List<Integer> left = new ArrayList<>();
      for (int i = 0; i < open.size(); i++) {
        Look look = look(values.get(i));
        looks.put(open.get(i), look);
        if (look.side() == Side.TIE && replications < most && values.get(i).length > 1) {
          left.add(open.get(i));
        }
      }
      open = left;
    }
  }

  private Look look(double[] values) {
    if (values.length == 0) {
      return new Look(Side.NONE, new MeanEstimate(0, 0, 0, 0));
    }
    MeanEstimate mean = MeanEstimate.of(values);
    MeanEstimate wide = mean.among(tests);
    Side side = wide.low() > 0 ? Side.FIRST : wide.high() < 0 ? Side.SECOND : Side.TIE;
    return new Look(side, mean);
  }
}
