package dev.contend.scenarios.reference;

import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.TableBuilder;
import dev.contend.reports.table.TableFormats;
import java.util.List;
import java.util.Optional;

/** What tables come to without the numbers that they set, beside what they come to with them. */
public final class LeavingOut {
  private static final List<String> COLUMNS =
      List.of("table", "rows", "fitted", "median", "worst", "median left out", "worst left out");

  private static final String ERROR_LEFT_OUT = "error_left_out";
  private static final List<String> ROWS =
      List.of("reference", "experiment", "point", "metric", "published", "error", ERROR_LEFT_OUT);

  private final List<VerifiedTable> tables;

  public LeavingOut(Verification verification) {
    tables = verification.tables().stream().filter(table -> table.leftOut().isPresent()).toList();
  }

  /** Whether any table was left out. */
  public boolean isAsked() {
    return !tables.isEmpty();
  }

  /**
   * The rows of each table, those it was fitted to included, but for those that only give a unit;
   * errors without their signs.
   */
  public String table(TableFormats format) {
    TableBuilder rows = new TableBuilder("leaving-out", COLUMNS);
    for (VerifiedTable table : tables) {
      Tally with = comparable(table).tally();
      Optional<Tally> without =
          table.leftOut().flatMap(LeftOutTable::table).map(VerifiedTable::tally);
      rows.text("table", table.reference().name())
          .number("rows", with.rows())
          .number("fitted", with.count(Verdict.FITTED))
          .text("median", text(with.medianOfAll()))
          .text("worst", text(with.worstOfAll()))
          .text("median left out", without.map(all -> text(all.medianOfAll())).orElse("-"))
          .text("worst left out", without.map(all -> text(all.worstOfAll())).orElse("-"))
          .end();
    }
    return format.format(rows.build());
  }

  /**
   * One row for each figure and point at which a table is held, with how far it is off with and
   * without what the table set; nothing where it cannot be predicted without.
   */
  public ResultTable rows() {
    TableBuilder rows = new TableBuilder("leaving-out.csv", ROWS);
    for (VerifiedTable table : tables) {
      for (String experiment : table.experiments()) {
        for (HeldFigure figure : table.held(experiment)) {
          rows.text("reference", table.reference().name())
              .text("experiment", experiment)
              .text("point", figure.point().label())
              .text("metric", figure.published().metric())
              .number("published", figure.published().published())
              .number("error", figure.error());
          table
              .leftOut()
              .flatMap(without -> without.error(experiment, figure))
              .ifPresentOrElse(
                  error -> rows.number(ERROR_LEFT_OUT, error), () -> rows.none(ERROR_LEFT_OUT));
          rows.end();
        }
      }
    }
    return rows.build();
  }

  /** Whether a column of {@link #rows} holds text. */
  public static boolean isText(String column) {
    return ROWS.indexOf(column) < ROWS.indexOf("published");
  }

  /** How many there are of each kind, in a sentence. */
  public String summary() {
    List<VerifiedTable> predicted =
        tables.stream()
            .filter(table -> table.leftOut().flatMap(LeftOutTable::table).isPresent())
            .toList();
    Tally with = Verification.tally(predicted.stream().map(LeavingOut::comparable).toList());
    Tally without =
        Verification.tally(
            predicted.stream()
                .map(table -> table.leftOut().flatMap(LeftOutTable::table).orElseThrow())
                .toList());
    int alone = tables.size() - predicted.size();
    String sentence =
        predicted.size()
            + (predicted.size() == 1
                ? " table was simulated without what it set: "
                : " tables were simulated without what they set: ")
            + without.rows()
            + " rows, median error "
            + text(without.medianOfAll())
            + " in place of "
            + text(with.medianOfAll())
            + ".";
    return alone == 0
        ? sentence
        : sentence
            + " "
            + alone
            + (alone == 1 ? " says alone what it sets," : " say alone what they set,")
            + " and cannot be predicted without.";
  }

  /** A table's rows that it has without itself too; all, if it cannot be predicted so. */
  private static VerifiedTable comparable(VerifiedTable table) {
    Optional<VerifiedTable> without = table.leftOut().flatMap(LeftOutTable::table);
    return without.isEmpty()
        ? table
        : table.without(figure -> without.get().notSimulated().contains(figure));
  }

  private static String text(Optional<Double> error) {
    return error.map(FigureText::share).orElse("-");
  }
}
