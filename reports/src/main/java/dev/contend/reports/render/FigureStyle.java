package dev.contend.reports.render;

import java.util.Arrays;
import java.util.Locale;

/**
 * Where a figure goes, unchanged: its width, the size of its text and its colours.
 *
 * <p>Text is of 7 to 7.5 points at the final size on paper, twice that on slides.
 *
 * <p>Source: column and text widths of acmart 2.x (sigconf), of IEEEtran 1.8b (conference) and of
 * usenix2019_v3.sty (text 7 in wide, columns 0.33 in apart); slides of 13.33 in by 7.5 in, of which
 * a figure takes half or all without the margins.
 */
public enum FigureStyle {
  ACM(3.33, 7.0, 1, Theme.LIGHT),
  IEEE(3.5, 7.16, 1, Theme.LIGHT),
  USENIX(3.335, 7.0, 1, Theme.LIGHT),
  /** For slides with a white ground. */
  SLIDES(6.0, 12.3, 2, Theme.LIGHT),
  /** For slides and screens with a dark ground. */
  DARK(6.0, 12.3, 2, Theme.DARK);

  private static final double POINTS_PER_INCH = 72;

  private final double columnInches;
  private final double pageInches;
  private final double scale;
  private final Theme theme;

  FigureStyle(double columnInches, double pageInches, double scale, Theme theme) {
    this.columnInches = columnInches;
    this.pageInches = pageInches;
    this.scale = scale;
    this.theme = theme;
  }

  /** The name in the command line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The style of a name.
   *
   * @throws IllegalArgumentException if there is none, naming those there are
   */
  public static FigureStyle byLabel(String label) {
    return Arrays.stream(values())
        .filter(style -> style.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no style '"
                        + label
                        + "'; the styles are "
                        + Arrays.stream(values()).map(FigureStyle::label).toList()));
  }

  /** The width in inches of one column or of both with the gap. */
  public double inches(int columns) {
    return columns == 1 ? columnInches : pageInches;
  }

  /** How much larger everything is at the final size than it is laid out. */
  double scale() {
    return scale;
  }

  Theme theme() {
    return theme;
  }

  /** The width of the layout. */
  double points(int columns) {
    return inches(columns) * POINTS_PER_INCH / scale;
  }
}
