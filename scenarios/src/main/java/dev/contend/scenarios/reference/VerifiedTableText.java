package dev.contend.scenarios.reference;

import dev.contend.reports.table.TableBuilder;
import dev.contend.reports.table.TableFormats;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A verified table for reading: its rows, and apart from them its known misses with reasons. */
public final class VerifiedTableText {
  private static final List<String> COLUMNS =
      List.of("point", "metric", "published", "simulated", "error", "bound", "role", "verdict");

  private final VerifiedTable table;

  public VerifiedTableText(VerifiedTable table) {
    this.table = table;
  }

  /** Which experiment has its rows, and how to run it. */
  public String origin() {
    return "Simulated by "
        + table.experiments().stream()
            .map(each -> "`contend run " + each + "`")
            .collect(Collectors.joining(", "))
        + ".";
  }

  /** All rows but the known misses, those without a simulated point last. */
  public String rows(TableFormats format) {
    TableBuilder rows = rows(figure -> figure.verdict() != Verdict.KNOWN_MISS);
    table.notSimulated().forEach(figure -> notSimulated(rows, figure));
    return format.format(rows.build());
  }

  /** The known misses; empty if there are none. */
  public Optional<String> knownMisses(TableFormats format) {
    return table.tally().count(Verdict.KNOWN_MISS) == 0
        ? Optional.empty()
        : Optional.of(
            format.format(rows(figure -> figure.verdict() == Verdict.KNOWN_MISS).build()));
  }

  /** The evidence for the known misses, each once. */
  public List<String> reasons() {
    return table.held().stream()
        .filter(figure -> figure.verdict() == Verdict.KNOWN_MISS)
        .map(figure -> figure.published().knownMiss())
        .distinct()
        .toList();
  }

  private TableBuilder rows(Predicate<HeldFigure> which) {
    TableBuilder rows = new TableBuilder(table.reference().name(), COLUMNS);
    for (String experiment : table.experiments()) {
      String prefix = table.experiments().size() > 1 ? experiment + ": " : "";
      table.held(experiment).stream().filter(which).forEach(each -> held(rows, prefix, each));
    }
    return rows;
  }

  private static void held(TableBuilder rows, String prefix, HeldFigure figure) {
    PublishedFigure published = figure.published();
    published(rows, prefix + figure.point().label(), published)
        .text("simulated", FigureText.estimate(figure.row()))
        .text("error", FigureText.signed(figure.error()))
        .text("verdict", figure.verdict().label())
        .end();
  }

  private static void notSimulated(TableBuilder rows, PublishedFigure figure) {
    published(rows, figure.place(), figure)
        .text("simulated", "-")
        .text("error", "-")
        .text("verdict", "not simulated")
        .end();
  }

  private static TableBuilder published(TableBuilder rows, String point, PublishedFigure figure) {
    return rows.text("point", point)
        .text("metric", figure.metric() + " (" + figure.unit() + ")")
        .text("published", FigureText.rounded(figure.published()))
        .text("bound", FigureText.bound(figure))
        .text("role", figure.role().word());
  }
}
