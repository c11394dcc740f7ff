package dev.contend.workloads.script;

import dev.contend.engine.random.RandomSource;
import dev.contend.engine.random.RandomStreams;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is drawn at the places of a program: by one thread, or by all threads of a pool together, so
 * that the n-th task to come to a place sees the same number, whoever carries it out.
 */
final class PlaceDraws {
  private final RandomStreams random;
  private final boolean varies;
  private final String streams;

  /** By place of the statement that draws. */
  private final Map<String, RandomSource> sources = new LinkedHashMap<>();

  /** How often a part was taken in turn, by place of the statement. */
  private final Map<String, Integer> inTurn = new LinkedHashMap<>();

  /** By place of the choice. */
  private final Map<String, Choice> choices = new LinkedHashMap<>();

  /**
   * @param varies whether amounts are drawn; otherwise each is its mean
   * @param streams how the names of the random streams begin
   */
  PlaceDraws(RandomStreams random, boolean varies, String streams) {
    this.random = random;
    this.varies = varies;
    this.streams = streams;
  }

  boolean varies() {
    return varies;
  }

  RandomSource source(String place) {
    return sources.computeIfAbsent(place, one -> random.stream(streams + one));
  }

  /**
   * Which of some equal parts is taken: each as likely as the others, or in turn if nothing varies.
   */
  int part(int parts, String place) {
    if (parts == 1) {
      return 0;
    }
    if (varies) {
      return source(place).below(parts);
    }
    return (inTurn.merge(place, 1, Integer::sum) - 1) % parts;
  }

  /**
   * Which branch of a choice is taken: by its weight, or in turn by weight if nothing varies.
   * Weights are those of this moment: they may depend on what a trace says of an item.
   */
  int branch(Statement.Choose choose, String place, Scope scope) {
    double[] weights = new double[choose.branches().size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = choose.branches().get(i).weight().value(scope);
    }
    return choices
        .computeIfAbsent(place, one -> new Choice(varies ? random.stream(streams + one) : null))
        .next(weights);
  }
}
