package dev.contend.scenarios.reference;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How many held figures there are of each kind, and how far off the predicted ones are.
 *
 * @param figures that are held
 */
public record Tally(List<HeldFigure> figures) {
  public Tally {
    figures = List.copyOf(figures);
  }

  /** All of them. */
  public int rows() {
    return figures.size();
  }

  /** Those of a verdict. */
  public int count(Verdict verdict) {
    return (int) figures.stream().filter(figure -> figure.verdict() == verdict).count();
  }

  /** How many nothing was fitted to. */
  public int predicted() {
    return rows() - count(Verdict.FITTED);
  }

  /**
   * How the predictions did, in a sentence.
   *
   * @param ofKnown what is said besides of those that missed their bound for a known reason
   */
  String sentence(String ofKnown) {
    int known = count(Verdict.KNOWN_MISS);
    int missed = count(Verdict.MISSED);
    int unbound = count(Verdict.NO_BOUND);
    String misses;
    if (known > 0) {
      misses =
          known
              + " missed it for a known reason"
              + ofKnown
              + ", "
              + (missed == 0 ? "none" : missed)
              + " for an unknown one";
    } else {
      misses = missed == 0 ? "none missed it" : missed + " missed it for an unknown reason";
    }
    return "Of the predicted, "
        + count(Verdict.MET)
        + " met their bound, "
        + misses
        + (unbound == 0 ? "" : ", " + unbound + (unbound == 1 ? " has" : " have") + " no bound")
        + ".";
  }

  /** Part of all figures, 0 to 1; 0 if there are none. */
  public double share(Verdict verdict) {
    return rows() == 0 ? 0 : count(verdict) / (double) rows();
  }

  /** The middle of the predictions' errors without their signs; empty if there are none. */
  public Optional<Double> medianError() {
    return median(predictions());
  }

  /** The same of all figures, those that something was fitted to included. */
  Optional<Double> medianOfAll() {
    return median(figures);
  }

  /** The error without its sign of the figure that is furthest off, whether fitted or not. */
  Optional<Double> worstOfAll() {
    return furthest(figures).map(figure -> Math.abs(figure.error()));
  }

  private static Optional<Double> median(List<HeldFigure> figures) {
    double[] errors =
        figures.stream().mapToDouble(figure -> Math.abs(figure.error())).sorted().toArray();
    int half = errors.length / 2;
    return switch (errors.length % 2) {
      case 1 -> Optional.of(errors[half]);
      default ->
          errors.length == 0
              ? Optional.empty()
              : Optional.of(Arrays.stream(errors, half - 1, half + 1).sum() / 2);
    };
  }

  /** The prediction that is furthest off; empty if there is none. */
  Optional<HeldFigure> worst() {
    return furthest(predictions());
  }

  /** The same without known misses. */
  Optional<HeldFigure> worstUnknown() {
    return furthest(
        predictions().stream().filter(each -> each.verdict() != Verdict.KNOWN_MISS).toList());
  }

  /**
   * The fitted figure that is furthest off: a fit that does not give back what it was made from.
   */
  Optional<HeldFigure> worstFitted() {
    return furthest(figures.stream().filter(each -> each.verdict() == Verdict.FITTED).toList());
  }

  /** The error of the prediction that is furthest off; empty if there is none. */
  public Optional<Double> worstError() {
    return worst().map(HeldFigure::error);
  }

  /** Those that nothing was fitted to. */
  List<HeldFigure> predictions() {
    return figures.stream().filter(figure -> figure.verdict() != Verdict.FITTED).toList();
  }

  private static Optional<HeldFigure> furthest(List<HeldFigure> figures) {
    return figures.stream().max(Comparator.comparingDouble(each -> Math.abs(each.error())));
  }
}
