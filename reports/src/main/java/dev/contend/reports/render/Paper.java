package dev.contend.reports.render;

/**
 * The width of a figure that goes into a paper unchanged.
 *
 * <p>Source: column and text widths of acmart 2.x (sigconf) and IEEEtran 1.8b (conference).
 */
public enum Paper {
  ACM(3.33, 7.0),
  IEEE(3.5, 7.16);

  private static final double POINTS_PER_INCH = 72;

  private final double columnInches;
  private final double pageInches;

  Paper(double columnInches, double pageInches) {
    this.columnInches = columnInches;
    this.pageInches = pageInches;
  }

  /** The width in inches of one column or of both with the gap. */
  public double inches(int columns) {
    return columns == 1 ? columnInches : pageInches;
  }

  double points(int columns) {
    return inches(columns) * POINTS_PER_INCH;
  }
}
