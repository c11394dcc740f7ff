package dev.contend.scenarios.sensitivity;

import dev.contend.engine.statistics.MeanEstimate;
import dev.contend.engine.statistics.SobolIndices.Index;
import dev.contend.reports.table.Numbers;
import dev.contend.scenarios.sensitivity.Sensitivity.Effect;
import dev.contend.scenarios.sensitivity.Sensitivity.Turn;
import dev.contend.scenarios.yaml.UncertainNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a study found, in sentences, the answer first. */
public final class SensitivityAnswer {
  /** Of the variance: what explains less is not worth a sentence. */
  private static final double WORTH_A_WORD = 0.05;

  private final Sensitivity found;
  private final Question question;
  private final SensitivityTables tables;
  private final String where;
  private final int inputs;

  /**
   * @param where the point or points that are asked about, as "with 16 workers on laptop"
   * @param inputs how many numbers were varied
   */
  public SensitivityAnswer(
      Sensitivity found, Question question, SensitivityTables tables, String where, int inputs) {
    this.found = found;
    this.question = question;
    this.tables = tables;
    this.where = where;
    this.inputs = inputs;
  }

  /**
   * How a study was made.
   *
   * @param varies whether runs do, from replication to replication
   */
  public static String method(Effort effort, boolean varies) {
    return "Each number alone at both ends of its range, all else as stated; then all together, at "
        + 2 * effort.designs() * effort.pairs()
        + " points of "
        + effort.designs()
        + " scrambled Sobol sequences (seed "
        + effort.seed()
        + "), values in a range equally likely, or their logarithms where the ends differ tenfold."
        + " 'Alone' and 'in total' are Sobol indices. Intervals are of 95 % each"
        + (varies ? "; all points share their random numbers." : ".");
  }

  /** All sentences. */
  public List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    sentences.add(stated());
    if (found.effects().isEmpty()) {
      sentences.add("None of " + numbers(inputs) + " moves it.");
      return sentences;
    }
    found.share().ifPresent(share -> sentences.add(share(share)));
    if (!question.isClaim()) {
      sentences.add(
          "In 95 % of the ranges of "
              + numbers(inputs)
              + " it is from "
              + value(found.low())
              + " to "
              + value(found.high())
              + ".");
    } else {
      sentences.addAll(turns());
    }
    sentences.add(shares());
    if (found.without() > 0) {
      sentences.add(
          found.without()
              + " of "
              + found.points()
              + " points of the ranges have no result: their numbers do not fit together, or the"
              + " simulated program does not end"
              + (question.isClaim() ? "; they count as points at which the claim fails." : "."));
    }
    return sentences;
  }

  /** Of a claim in which share of the ranges it holds, and what turns it; it is named as it is. */
  public List<String> brief() {
    if (found.effects().isEmpty()) {
      String what = question.text() + (holds() ? "" : " nowhere in the ranges");
      return List.of(what + ", and none of " + numbers(inputs) + " moves that.");
    }
    List<String> sentences = new ArrayList<>();
    found.share().ifPresent(share -> sentences.add(question.text() + inShare(share)));
    sentences.addAll(turns());
    return sentences;
  }

  private static String numbers(int count) {
    return count + (count == 1 ? " uncertain number" : " uncertain numbers");
  }

  private String stated() {
    MeanEstimate value = tables.shown(found.stated());
    String told = question.quantity() + " is " + value(value);
    if (!question.isClaim()) {
      return capital(told) + " " + where + ", with the numbers as stated.";
    }
    return "'"
        + question.text()
        + "' "
        + where
        + (isKnown()
            ? (holds() ? " holds" : " does not hold")
            : " is not told apart from its opposite")
        + " with the numbers as stated: the "
        + told
        + ".";
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private boolean holds() {
    return question.margin(found.stated().mean()) >= 0;
  }

  private boolean isKnown() {
    return question.margin(found.stated().low()) >= 0 == holds()
        && question.margin(found.stated().high()) >= 0 == holds();
  }

  private String share(MeanEstimate share) {
    return "It holds" + inShare(share);
  }

  private String inShare(MeanEstimate share) {
    return " in "
        + percent(share)
        + " of the ranges of "
        + numbers(inputs)
        + ", of which "
        + found.effects().size()
        + (found.effects().size() == 1 ? " moves" : " move")
        + " it.";
  }

  private List<String> turns() {
    List<String> sentences = new ArrayList<>();
    for (Effect effect : found.effects()) {
      UncertainNumber input = tables.input(effect);
      for (Turn turn : effect.turns()) {
        sentences.add(
            (holds() ? "It flips if " : "It would hold if ")
                + input.name()
                + (holds() ? " is " : " were ")
                + (isBelow(turn) ? "below " : "above ")
                + SensitivityTables.told(input, (turn.low() + turn.high()) / 2)
                + " (95 % interval "
                + SensitivityTables.interval(input, turn)
                + (input.stated().isEmpty() ? "" : "; stated: " + input.stated())
                + "), all else as stated.");
      }
    }
    if (sentences.isEmpty()) {
      sentences.add("No number flips it alone within its range, all else as stated.");
    }
    return sentences;
  }

  /** Whether the claim is otherwise than with the numbers as stated below where it turns. */
  private boolean isBelow(Turn turn) {
    return turn.holds() == holds();
  }

  private String shares() {
    List<String> each = new ArrayList<>();
    for (Effect effect : found.effects()) {
      effect
          .index()
          .filter(index -> index.total().high() >= WORTH_A_WORD && index.total().low() > 0)
          .ifPresent(index -> each.add(share(tables.input(effect).name(), index)));
    }
    Optional<Index> others = found.others();
    others
        .filter(index -> index.total().low() > WORTH_A_WORD)
        .ifPresent(index -> each.add(share("all others together", index)));
    if (each.isEmpty()) {
      return found.effects().get(0).index().isEmpty()
          ? "What moves it most is not told apart from chance."
          : "No number alone is known to move it by much; see the table.";
    }
    return "Shares of its variance over the ranges, alone and together with others: "
        + String.join("; ", each)
        + ".";
  }

  private static String share(String name, Index index) {
    return name + " " + percent(index.first()) + " and " + percent(index.total());
  }

  private static String percent(MeanEstimate share) {
    return SensitivityTables.percent(share.mean())
        + " % ("
        + SensitivityTables.percent(share.low())
        + " to "
        + SensitivityTables.percent(share.high())
        + ")";
  }

  private String value(double raw) {
    return Numbers.rough(question.shown(raw)) + unit();
  }

  private String unit() {
    String unit = question.unit();
    return unit.isEmpty() || unit.startsWith("/") ? unit : " " + unit;
  }

  private String value(MeanEstimate shown) {
    return Numbers.rough(shown.mean())
        + unit()
        + (shown.halfWidth() == 0
            ? ""
            : " (" + Numbers.rough(shown.low()) + " to " + Numbers.rough(shown.high()) + ")");
  }
}
