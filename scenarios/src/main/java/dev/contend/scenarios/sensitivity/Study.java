package dev.contend.scenarios.sensitivity;

import dev.contend.engine.random.RandomStreams;
import dev.contend.engine.statistics.MeanEstimate;
import dev.contend.engine.statistics.SaltelliDesign;
import dev.contend.engine.statistics.SobolIndices;
import dev.contend.engine.statistics.SobolIndices.Index;
import dev.contend.scenarios.sensitivity.Sensitivity.Effect;
import dev.contend.scenarios.sensitivity.Sensitivity.Turn;
import dev.contend.scenarios.whatif.Contest;
import dev.contend.scenarios.whatif.Crossover;
import dev.contend.scenarios.whatif.CrossoverSearch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What an answer depends on.
 *
 * <p>First each input alone at both ends of its range, all others as stated, with common random
 * numbers: an input at both of whose ends every replication is as before to the last digit does
 * nothing and is left out. Of the others those that reach farthest get Sobol indices of their own,
 * the rest one together ({@link SobolIndices}); the points of the same designs tell in which share
 * of the ranges a claim holds. At last, along each of those inputs alone, where a claim turns, by
 * the bisection with tests of signs that finds where one runtime beats another.
 */
public final class Study {
  /** Parts of a range that turns are told apart by. */
  private static final int PARTS = 64;

  private static final String STREAM = "sensitivity";

  private final Response response;
  private final Question question;
  private final Effort effort;
  private final List<Double> values = new ArrayList<>();
  private final double[] holding;
  private int without;

  public Study(Response response, Question question, Effort effort) {
    this.response = response;
    this.question = question;
    this.effort = effort;
    holding = new double[effort.designs()];
  }

  /** A study that finds nothing, since there is no result with all inputs as stated. */
  public static final class NoResultException extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoResultException() {
      super("there is no result with the numbers as stated");
    }
  }

  /**
   * Studies.
   *
   * @throws NoResultException if there is no result with all inputs as stated
   */
  public Sensitivity run() throws InterruptedException {
    int most = Math.min(effort.alone() + 1, response.inputs());
    response.planned(1, Effort.OF_ENDS);
    response.planned(2 * response.inputs(), Effort.OF_SCREENING);
    response.planned(ofDesigns(most), Effort.OF_PAIRS);
    double[] stated = response.at(List.of(as()), Effort.OF_ENDS).get(0);
    if (stated.length == 0) {
      throw new NoResultException();
    }
    List<Effect> effects = new ArrayList<>(ends(stated));
    effects.sort(Comparator.comparingDouble(effect -> -effect.reach()));
    int alone = Math.min(effort.alone(), effects.size());
    List<List<Integer>> groups = new ArrayList<>();
    for (int i = 0; i < effects.size(); i++) {
      if (i <= alone) {
        groups.add(new ArrayList<>());
      }
      groups.get(Math.min(i, alone)).add(i);
    }
    response.planned(ofDesigns(groups.size()) - ofDesigns(most), Effort.OF_PAIRS);
    Optional<List<Index>> indices = indices(effects, groups);
    for (int i = 0; i < alone; i++) {
      Effect effect = effects.get(i);
      int group = i;
      effects.set(
          i,
          new Effect(
              effect.input(),
              effect.atLow(),
              effect.atHigh(),
              effect.reach(),
              indices.map(found -> found.get(group)),
              turns(effect, stated)));
    }
    values.sort(Comparator.naturalOrder());
    return new Sensitivity(
        MeanEstimate.of(stated),
        effects,
        groups.size() > alone ? indices.map(found -> found.get(alone)) : Optional.empty(),
        question.isClaim() && !values.isEmpty() ? Optional.of(share()) : Optional.empty(),
        values.isEmpty() ? stated[0] : quantile(0.025),
        values.isEmpty() ? stated[0] : quantile(0.975),
        values.size() + without,
        without);
  }

  /** Settings of all designs; none if nothing moves the answer. */
  private int ofDesigns(int groups) {
    return groups == 0 ? 0 : effort.designs() * effort.pairs() * (groups + 2);
  }

  /** All inputs as stated. */
  private double[] as() {
    double[] setting = new double[response.inputs()];
    Arrays.fill(setting, Response.STATED);
    return setting;
  }

  private double[] with(int input, double place) {
    double[] setting = as();
    setting[input] = place;
    return setting;
  }

  private List<Effect> ends(double[] stated) throws InterruptedException {
    List<Integer> all = IntStream.range(0, response.inputs()).boxed().toList();
    List<double[]> first = atEnds(all, Effort.OF_SCREENING);
    List<Integer> live =
        all.stream()
            .filter(i -> !isAs(first.get(2 * i), stated) || !isAs(first.get(2 * i + 1), stated))
            .toList();
    response.planned(2 * live.size(), Effort.OF_ENDS);
    List<double[]> ends = atEnds(live, Effort.OF_ENDS);
    List<Effect> effects = new ArrayList<>();
    for (int i = 0; i < live.size(); i++) {
      double[] low = ends.get(2 * i);
      double[] high = ends.get(2 * i + 1);
      double reach = Math.max(reach(low, stated), reach(high, stated));
      effects.add(
          new Effect(live.get(i), mean(low), mean(high), reach, Optional.empty(), List.of()));
    }
    return effects;
  }

  private List<double[]> atEnds(List<Integer> inputs, int replications)
      throws InterruptedException {
    List<double[]> settings = new ArrayList<>();
    for (int input : inputs) {
      settings.add(with(input, 0));
      settings.add(with(input, 1));
    }
    return response.at(settings, replications);
  }

  private static boolean isAs(double[] values, double[] stated) {
    return values.length > 0 && Arrays.equals(values, Arrays.copyOf(stated, values.length));
  }

  /** An end without a result is as far as can be. */
  private static double reach(double[] values, double[] stated) {
    return values.length == 0
        ? Double.MAX_VALUE
        : Math.abs(MeanEstimate.of(values).mean() - MeanEstimate.of(stated).mean());
  }

  private static Optional<MeanEstimate> mean(double[] values) {
    return values.length == 0 ? Optional.empty() : Optional.of(MeanEstimate.of(values));
  }

  private Optional<List<Index>> indices(List<Effect> effects, List<List<Integer>> groups)
      throws InterruptedException {
    if (groups.isEmpty()) {
      return Optional.empty();
    }
    SobolIndices indices = new SobolIndices(groups.size(), effort.designs());
    for (int design = 0; design < effort.designs(); design++) {
      SaltelliDesign drawn =
          new SaltelliDesign(
              effort.pairs(), groups, new RandomStreams(effort.seed(), design).stream(STREAM));
      List<double[]> settings = new ArrayList<>();
      for (int pair = 0; pair < drawn.pairs(); pair++) {
        for (double[] point : drawn.points(pair)) {
          settings.add(setting(effects, point));
        }
      }
      List<double[]> found = response.at(settings, Effort.OF_PAIRS);
      int size = groups.size() + 2;
      for (int pair = 0; pair < drawn.pairs(); pair++) {
        add(indices, design, found.subList(pair * size, (pair + 1) * size));
      }
    }
    return indices.indices();
  }

  private double[] setting(List<Effect> effects, double[] point) {
    double[] setting = as();
    for (int i = 0; i < point.length; i++) {
      setting[effects.get(i).input()] = point[i];
    }
    return setting;
  }

  /** Both points of a pair are drawn from the ranges; the others are near to one of them. */
  private void add(SobolIndices indices, int design, List<double[]> pair) {
    for (double[] point : pair.subList(0, 2)) {
      if (point.length == 0) {
        without++;
      } else {
        double value = MeanEstimate.of(point).mean();
        values.add(value);
        holding[design] += question.margin(value) >= 0 ? 1 : 0;
      }
    }
    if (pair.stream().allMatch(point -> point.length > 0)) {
      indices.add(design, pair.toArray(double[][]::new));
    }
  }

  private double quantile(double level) {
    return values.get((int) Math.min(values.size() - 1.0, level * values.size()));
  }

  /**
   * By the designs, which are independent of each other. Where they all agree they say nothing of
   * how rare the opposite is; then as of independent points, of which none was otherwise.
   */
  private MeanEstimate share() {
    double each = 2.0 * effort.pairs();
    double[] shares = Arrays.stream(holding).map(count -> count / each).toArray();
    MeanEstimate share = MeanEstimate.of(shares);
    if (share.halfWidth() == 0 && (share.mean() == 0 || share.mean() == 1)) {
      double end = StrictMath.pow((1 - MeanEstimate.LEVEL) / 2, 1.0 / values.size());
      return share.mean() == 1
          ? new MeanEstimate(1, end, 1, values.size())
          : new MeanEstimate(0, 0, 1 - end, values.size());
    }
    return new MeanEstimate(
        share.mean(), Math.max(0, share.low()), Math.min(1, share.high()), share.replications());
  }

  /** None is looked for if the claim is as with the stated numbers at both ends of the range. */
  private List<Turn> turns(Effect effect, double[] stated) throws InterruptedException {
    if (!question.isClaim() || !mayTurn(effect, MeanEstimate.of(stated).mean())) {
      return List.of();
    }
    List<Crossover> found = new CrossoverSearch(along(effect.input()), Effort.OF_TURNS).run();
    return found.stream()
        .map(
            each ->
                new Turn(each.isFirst(), place(Math.max(0, each.low() - 1)), place(each.high())))
        .toList();
  }

  private boolean mayTurn(Effect effect, double stated) {
    boolean holds = question.margin(stated) >= 0;
    for (Optional<MeanEstimate> end : List.of(effect.atLow(), effect.atHigh())) {
      if (end.isEmpty()
          || question.margin(end.get().low()) >= 0 != holds
          || question.margin(end.get().high()) >= 0 != holds) {
        return true;
      }
    }
    return false;
  }

  private static double place(int part) {
    return (double) part / PARTS;
  }

  private Contest along(int input) {
    return new Contest() {
      @Override
      public int places() {
        return PARTS + 1;
      }

      @Override
      public List<double[]> advantages(List<Integer> at, int replications)
          throws InterruptedException {
        response.planned(at.size(), replications);
        return response
            .at(at.stream().map(part -> with(input, place(part))).toList(), replications)
            .stream()
            .map(found -> Arrays.stream(found).map(question::margin).toArray())
            .toList();
      }
    };
  }
}
