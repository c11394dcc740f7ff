package dev.contend.scenarios.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What verifying tables found, in sentences. */
public final class VerificationReport {
  /** With more of them the bounds say little. */
  private static final double MOST_FITTED = 1.0 / 3;

  private static final double MOST_KNOWN_MISSES = 0.25;

  private final Verification verification;
  private final Tally tally;

  public VerificationReport(Verification verification) {
    this.verification = verification;
    tally = verification.tally();
  }

  /** How many figures there are of each kind, and how far off the simulation is. */
  public List<String> summary() {
    List<String> sentences = new ArrayList<>();
    int tables = verification.tables().size();
    sentences.add(
        tables
            + (tables == 1 ? " table, " : " tables, ")
            + tally.rows()
            + (tally.rows() == 1 ? " row: " : " rows: ")
            + tally.count(Verdict.FITTED)
            + " fitted ("
            + FigureText.share(tally.share(Verdict.FITTED))
            + "), "
            + tally.predicted()
            + " predicted.");
    sentences.add(
        tally.sentence(" (" + FigureText.share(tally.share(Verdict.KNOWN_MISS)) + " of all rows)"));
    tally
        .medianError()
        .ifPresent(
            median ->
                sentences.add("Median error of the predicted: " + FigureText.share(median) + "."));
    Optional<HeldFigure> worst = tally.worst();
    worst.ifPresent(figure -> sentences.add("Worst: " + described(figure) + "."));
    tally
        .worstUnknown()
        .filter(figure -> !figure.equals(worst.orElse(figure)))
        .ifPresent(
            figure -> sentences.add("Worst beside known misses: " + described(figure) + "."));
    tally
        .worstFitted()
        .ifPresent(figure -> sentences.add("Worst of the fitted: " + described(figure) + "."));
    return sentences;
  }

  /** What is wrong with the figures as a whole. */
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    if (tally.share(Verdict.FITTED) > MOST_FITTED) {
      warnings.add(
          "more than a third of the rows are fitted ("
              + FigureText.share(tally.share(Verdict.FITTED))
              + "): they are no evidence");
    }
    if (tally.share(Verdict.KNOWN_MISS) > MOST_KNOWN_MISSES) {
      warnings.add(
          "more than a quarter of the rows are known misses ("
              + FigureText.share(tally.share(Verdict.KNOWN_MISS))
              + "): the model does not describe these measurements");
    }
    return warnings;
  }

  /** The rows without a simulated point, in a sentence for each table that has some. */
  public List<String> gaps() {
    return verification.tables().stream().flatMap(table -> table.gap().stream()).toList();
  }

  /** The predictions that missed their bound, and the known misses that are none any more. */
  public List<String> complaints() {
    List<String> complaints = new ArrayList<>();
    for (HeldFigure figure : tally.figures()) {
      String place = "\n    line " + figure.published().line() + " of " + figure.reference();
      ComparisonReport.complaint(figure)
          .map(text -> figure.verdict() == Verdict.MISSED ? text + place : text)
          .ifPresent(complaints::add);
    }
    return complaints;
  }

  /** What would become of a table if no number had been chosen by it. */
  public List<String> leavingOut() {
    List<VerifiedTable> setting =
        verification.tables().stream().filter(VerifiedTable::setsParameters).toList();
    List<VerifiedTable> others =
        verification.tables().stream().filter(table -> !table.setsParameters()).toList();
    List<String> sentences = new ArrayList<>();
    if (!others.isEmpty()) {
      sentences.add(
          tables(others)
              + " no parameter. Leaving one out changes nothing, so its errors are those of a"
              + " fit without it: "
              + errors(others)
              + ".");
    }
    List<VerifiedTable> notTried =
        setting.stream().filter(table -> table.leftOut().isEmpty()).toList();
    if (!notTried.isEmpty()) {
      sentences.add(
          tables(notTried)
              + " parameters, named below, and nothing was simulated without them; rows beside the"
              + " fitted ones: "
              + errors(notTried)
              + ".");
    }
    return sentences;
  }

  /** What was fitted to each table, by those that have fitted rows. */
  public List<String> parameters() {
    return verification.tables().stream()
        .filter(VerifiedTable::setsParameters)
        .map(VerificationReport::parameter)
        .toList();
  }

  private static String parameter(VerifiedTable table) {
    List<PublishedFigure> figures = table.reference().figures();
    long fitted = figures.stream().filter(figure -> figure.role() == Role.FITTED).count();
    String what = table.reference().fitted();
    return table.reference().name()
        + " ("
        + fitted
        + " of "
        + figures.size()
        + " rows): "
        + (what.isEmpty() ? "the file does not say what" : what);
  }

  private static String tables(List<VerifiedTable> tables) {
    return tables.size() == 1 ? "1 table sets" : tables.size() + " tables set";
  }

  private static String errors(List<VerifiedTable> tables) {
    Tally tally = Verification.tally(tables);
    return tally.predicted()
        + (tally.predicted() == 1 ? " predicted row" : " predicted rows")
        + tally.medianError().map(error -> ", median " + FigureText.share(error)).orElse("")
        + tally.worstError().map(error -> ", worst " + FigureText.signed(error)).orElse("");
  }

  private static String described(HeldFigure figure) {
    return FigureText.signed(figure.error())
        + ", "
        + figure.label()
        + " ("
        + figure.reference()
        + (figure.verdict() == Verdict.KNOWN_MISS ? ", a known miss)" : ")");
  }
}
