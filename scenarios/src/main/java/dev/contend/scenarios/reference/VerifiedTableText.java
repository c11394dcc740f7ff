package dev.contend.scenarios.reference;

import dev.contend.reports.table.RowBuilder;
import dev.contend.reports.table.TableBuilder;
import dev.contend.reports.table.TableFormats;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A verified table for reading: its rows, and apart from them its known misses with reasons. */
public final class VerifiedTableText {
  private static final String WITHOUT = "left out";
  private static final List<String> COLUMNS =
      List.of("point", "metric", "published", "simulated", "error", "bound", "role", "verdict");
  private static final List<String> COLUMNS_WITH_ERROR_LEFT_OUT =
      List.of(
          "point",
          "metric",
          "published",
          "simulated",
          "error",
          WITHOUT,
          "bound",
          "role",
          "verdict");

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

  /** What becomes of the table without what it set; empty if that is not known. */
  private Optional<LeftOutTable> simulatedWithout() {
    return table.leftOut().filter(without -> without.table().isPresent());
  }

  /** What the numbers that it set are without it, or why it cannot be predicted so. */
  public List<String> numbersLeftOut() {
    return table.leftOut().map(LeftOutTable::numbers).orElse(List.of());
  }

  /** What these numbers are an account of. */
  public String leavingOut() {
    return simulatedWithout().isPresent()
        ? "Left out, with the numbers that it set as they are without it:"
        : "It cannot be predicted without itself. Nothing else says:";
  }

  private TableBuilder rows(Predicate<HeldFigure> which) {
    List<String> columns = simulatedWithout().isPresent() ? COLUMNS_WITH_ERROR_LEFT_OUT : COLUMNS;
    TableBuilder rows = new TableBuilder(table.reference().name(), columns);
    for (String experiment : table.experiments()) {
      String prefix = table.experiments().size() > 1 ? experiment + ": " : "";
      for (HeldFigure figure : table.held(experiment)) {
        if (which.test(figure)) {
          held(rows, experiment, prefix, figure);
        }
      }
    }
    return rows;
  }

  private void held(TableBuilder rows, String experiment, String prefix, HeldFigure figure) {
    PublishedFigure published = figure.published();
    published(rows, prefix + figure.point().label(), published);
    simulatedWithout()
        .ifPresent(
            without ->
                rows.text(
                    WITHOUT,
                    without.error(experiment, figure).map(FigureText::signed).orElse("-")));
    rows.text("simulated", FigureText.estimate(figure.row()))
        .text("error", FigureText.signed(figure.error()))
        .text("verdict", figure.verdict().label())
        .end();
  }

  private void notSimulated(TableBuilder rows, PublishedFigure figure) {
    published(rows, figure.place(), figure);
    simulatedWithout().ifPresent(without -> rows.text(WITHOUT, "-"));
    rows.text("simulated", "-").text("error", "-").text("verdict", "not simulated").end();
  }

  private static RowBuilder published(RowBuilder rows, String point, PublishedFigure figure) {
    return rows.text("point", point)
        .text("metric", figure.metric() + " (" + figure.unit() + ")")
        .text("published", FigureText.rounded(figure.published()))
        .text("bound", FigureText.bound(figure))
        .text("role", figure.role().word());
  }
}
