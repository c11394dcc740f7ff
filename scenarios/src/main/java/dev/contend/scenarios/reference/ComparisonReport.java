package dev.contend.scenarios.reference;

import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.TableBuilder;
import dev.contend.reports.table.TableFormats;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What a comparison with published figures found, in sentences and as a table for reading. */
public final class ComparisonReport {
  /** More known misses than this share of the figures, and the bounds say little. */
  private static final double MANY = 0.25;

  private static final List<String> COLUMNS =
      List.of("point", "metric", "published", "simulated", "error", "bound", "baseline", "verdict");

  private final Comparison comparison;
  private final List<HeldFigure> held;
  private final Tally tally;

  public ComparisonReport(Comparison comparison) {
    this.comparison = comparison;
    held = comparison.held();
    tally = new Tally(held);
  }

  /** How many figures there are of each kind, and how far off the simulation is. */
  public List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        "Published figures ("
            + String.join(", ", comparison.names())
            + "): "
            + held.size()
            + " in this sweep, "
            + tally.count(Verdict.FITTED)
            + " fitted, "
            + tally.predicted()
            + " predicted.");
    if (tally.predicted() == 0) {
      return sentences;
    }
    sentences.add(tally.sentence(""));
    tally
        .worst()
        .ifPresent(
            worst ->
                sentences.add(
                    "Worst error: "
                        + FigureText.signed(worst.error())
                        + ", "
                        + worst.label()
                        + "."));
    baseline().ifPresent(sentences::add);
    if (tally.share(Verdict.KNOWN_MISS) > MANY) {
      sentences.add(
          "More than a quarter of the figures are known misses: the model does not describe these"
              + " measurements.");
    }
    return sentences;
  }

  /** The predictions that missed their bound, and the known misses that are none any more. */
  public List<String> complaints() {
    return held.stream().flatMap(figure -> complaint(figure).stream()).toList();
  }

  /** What is to be said of a figure that missed its bound, or no longer does; else empty. */
  static Optional<String> complaint(HeldFigure figure) {
    if (figure.verdict() == Verdict.MISSED) {
      return Optional.of(
          "contend: missed: "
              + figure.label()
              + " is "
              + FigureText.rounded(figure.simulated())
              + ", published "
              + FigureText.rounded(figure.published().published())
              + " ("
              + FigureText.signed(figure.error())
              + ", bound "
              + FigureText.bound(figure.published())
              + ")");
    }
    if (figure.verdict() == Verdict.MET && !figure.published().knownMiss().isEmpty()) {
      return Optional.of(
          "contend: no longer missed: "
              + figure.label()
              + "\n    leave 'known_miss' empty in line "
              + figure.published().line()
              + " of "
              + figure.reference());
    }
    return Optional.empty();
  }

  /** Sentences and table, as a section of a summary. */
  public String markdown() {
    StringBuilder text = new StringBuilder("\n## Published figures\n\n");
    sentences().forEach(sentence -> text.append("- ").append(sentence).append('\n'));
    comparison.left().forEach(sentence -> text.append("- ").append(sentence).append(".\n"));
    if (!held.isEmpty()) {
      text.append('\n').append(TableFormats.MARKDOWN.format(table()));
    }
    held.stream()
        .filter(figure -> figure.verdict() == Verdict.KNOWN_MISS)
        .map(figure -> figure.label() + ": " + figure.published().knownMiss())
        .distinct()
        .forEach(known -> text.append("\nKnown miss, ").append(known).append('\n'));
    return text.toString();
  }

  private ResultTable table() {
    TableBuilder table = new TableBuilder("published figures", COLUMNS);
    for (HeldFigure figure : held) {
      PublishedFigure published = figure.published();
      table
          .text("point", figure.point().label())
          .text("metric", published.metric() + " (" + published.unit() + ")")
          .text("published", FigureText.rounded(published.published()))
          .text("simulated", FigureText.rounded(figure.simulated()))
          .text("error", FigureText.signed(figure.error()))
          .text("bound", FigureText.bound(figure.published()))
          .text("baseline", figure.baselineError().map(FigureText::signed).orElse("-"))
          .text("verdict", figure.verdict().label())
          .end();
    }
    return table.build();
  }

  private Optional<String> baseline() {
    List<HeldFigure> both =
        tally.predictions().stream().filter(figure -> figure.baselineError().isPresent()).toList();
    if (both.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "Mean absolute error %.1f %%; of the baseline %.1f %% (%d predicted figures with one).",
            100 * mean(both, HeldFigure::error),
            100 * mean(both, figure -> figure.baselineError().orElse(0.0)),
            both.size()));
  }

  private static double mean(List<HeldFigure> figures, Function<HeldFigure, Double> error) {
    double sum = 0;
    for (HeldFigure figure : figures) {
      sum += Math.abs(error.apply(figure));
    }
    return sum / figures.size();
  }
}
