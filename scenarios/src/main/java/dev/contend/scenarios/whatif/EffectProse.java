package dev.contend.scenarios.whatif;

import dev.contend.engine.statistics.MeanEstimate;
import dev.contend.reports.table.Numbers;
import dev.contend.scenarios.experiment.ComparedPoint;
import dev.contend.scenarios.experiment.Curve;
import dev.contend.scenarios.spec.PointSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What changes gain, in sentences. */
public final class EffectProse {
  /** More points are not told one by one. */
  private static final int MOST_POINTS = 12;

  /** As many are named of those that are not told apart from the first. */
  private static final int MOST_NEAR = 4;

  private static final double PERCENT = 100;

  private final Effects effects;
  private final List<PointSpec> points;

  /** Sentences about all effects. */
  public EffectProse(Effects effects) {
    this.effects = effects;
    points = effects.points();
  }

  /** For each point the change that helps it most; of one change what it does to each point. */
  public List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    if (points.size() > MOST_POINTS) {
      effects.all().stream()
          .max(Comparator.comparingDouble(Effect::gain))
          .ifPresent(
              most ->
                  sentences.add(
                      "Of "
                          + points.size()
                          + " points most is gained at "
                          + name(most.point())
                          + " with "
                          + most.change().text()
                          + ": "
                          + of(most)));
    } else {
      points.forEach(point -> sentences.add(best(point)));
    }
    effects.all().stream()
        .filter(effect -> !effect.why().isEmpty())
        .limit(MOST_POINTS)
        .forEach(
            effect ->
                sentences.add(
                    "No result with "
                        + effect.change().text()
                        + " at "
                        + name(effect.point())
                        + ": "
                        + effect.why()
                        + "."));
    return sentences;
  }

  private String best(PointSpec point) {
    List<Effect> ranked = effects.ranked(point);
    Effect most = ranked.get(0);
    String begin = name(point) + ": ";
    int others = ranked.size() - 1;
    if (others == 0) {
      return begin + "with " + most.change().text() + " " + of(most);
    }
    String all = "of " + ranked.size() + " changes ";
    if (!most.helps(ranked.size())) {
      return begin
          + all
          + (most.helps(1)
              ? "none is seen to help for certain: "
                  + most.change().text()
                  + " looks best, but one of so many may look so by chance. More replications tell."
              : "none is seen to help.");
    }
    List<String> near =
        ranked.stream()
            .skip(1)
            .filter(other -> !most.beats(other, others))
            .map(other -> other.change().text())
            .toList();
    String first = begin + all + "most is gained by " + most.change().text() + ": " + of(most);
    return near.isEmpty()
        ? first
        : first + " It is not told apart from " + String.join(", ", listed(near)) + ".";
  }

  /** The nearest, and how many more. */
  private static List<String> listed(List<String> names) {
    if (names.size() <= MOST_NEAR) {
      return names;
    }
    List<String> listed = new ArrayList<>(names.subList(0, MOST_NEAR));
    listed.add(names.size() - MOST_NEAR + " more");
    return listed;
  }

  /** What has become of the metric. */
  private static String of(Effect effect) {
    String metric = effect.metric().name().replace('-', ' ') + " is ";
    return switch (effect.verdict()) {
      case NONE -> "there is no result.";
      case EQUAL -> metric + "the same to the last digit.";
      case NOT_TOLD_APART -> metric + "not told apart from what it was, " + by(effect) + ".";
      case BETTER, WORSE ->
          metric
              + by(effect)
              + ", "
              + value(effect, false)
              + " after "
              + value(effect, true)
              + (effect.verdict() == Effect.Verdict.WORSE ? ", which is worse." : ".");
    };
  }

  private static String by(Effect effect) {
    ComparedPoint.Change change = effect.compared().flatMap(ComparedPoint::change).orElseThrow();
    if (change.relative().isEmpty()) {
      return "changed by " + change.text();
    }
    MeanEstimate share = change.relative().get();
    String text = percent(Math.abs(share.mean())) + (share.mean() < 0 ? " % lower" : " % higher");
    if (change.method() == ComparedPoint.Method.SINGLE) {
      return text;
    }
    String interval = percent(share.low()) + " to " + percent(share.high());
    return text + " (95 % interval " + interval + " %)";
  }

  private static String percent(double share) {
    return Numbers.format(PERCENT * share, 2);
  }

  private static String value(Effect effect, boolean isBefore) {
    ComparedPoint compared = effect.compared().orElseThrow();
    String number = Numbers.rough((isBefore ? compared.first() : compared.second()).orElseThrow());
    String unit = effect.metric().unit();
    return unit.equals("ratio") ? number : number + " " + unit;
  }

  private static String name(PointSpec point) {
    return Curve.label(point, "");
  }
}
