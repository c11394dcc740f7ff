package dev.contend.scenarios.importing;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A core-to-core matrix that was read, and the handoff section it makes. */
public final class CoreToCore {
  private final LatencyMatrix matrix;

  private CoreToCore(LatencyMatrix matrix) {
    this.matrix = matrix;
  }

  /**
   * Reads a matrix.
   *
   * @throws ImportException if the file is not one
   */
  public static CoreToCore read(Path file) {
    return of(LatencyMatrixReader.read(file));
  }

  static CoreToCore of(LatencyMatrix matrix) {
    return new CoreToCore(matrix);
  }

  /**
   * The classes as comments, and a handoff section to paste into a machine file.
   *
   * @param source what the matrix is called in the section
   */
  public String report(String source) {
    HandoffClasses found = HandoffClasses.of(matrix);
    StringBuilder text = new StringBuilder();
    String clean = source.replaceAll("[^A-Za-z0-9 ._()@+-]", "?");
    text.append(
        String.format(
            Locale.ROOT,
            "# %s: %d hardware threads, %d pairs, %d %s\n",
            clean,
            matrix.size(),
            matrix.pairs().size(),
            found.classes().size(),
            found.classes().size() == 1 ? "class" : "classes"));
    for (HandoffClasses.HandoffClass each : found.classes()) {
      text.append(
          String.format(
              Locale.ROOT,
              "# %6d %s: median %.1f ns, %.1f to %.1f ns%s\n",
              each.pairs(),
              each.pairs() == 1 ? "pair" : "pairs",
              each.medianNs(),
              each.lowNs(),
              each.highNs(),
              each.key().isEmpty() ? "" : "; taken as " + each.key()));
    }
    if (found.leftOut() > 0) {
      text.append("# ").append(found.leftOut()).append(" single pairs stand apart: left out\n");
    }
    text.append(
        "# The names are a guess from which hardware threads a class connects: check them.\n");
    text.append("handoff:\n");
    for (HandoffClasses.HandoffClass level : found.named()) {
      text.append(
          String.format(
              Locale.ROOT,
              "  %s: {value: %.1f ns, range: [%.1f ns, %.1f ns], source: \"%s, median of %d pairs\"}\n",
              level.key(),
              level.medianNs(),
              level.lowNs(),
              level.highNs(),
              clean,
              level.pairs()));
    }
    List<HandoffClasses.HandoffClass> unnamed =
        found.classes().stream().filter(each -> each.key().isEmpty()).toList();
    if (!unnamed.isEmpty()) {
      text.append("  # Classes that are no farther apart than others: pairs of kinds of core?\n");
      text.append("  # kinds:\n");
    }
    for (HandoffClasses.HandoffClass each : unnamed) {
      text.append(
          String.format(
              Locale.ROOT,
              "  #   - {between: [E, E], value: %.1f ns, range: [%.1f ns, %.1f ns], source: \"%s, threads %s\"}\n",
              each.medianNs(),
              each.lowNs(),
              each.highNs(),
              clean,
              each.example()));
    }
    return text.toString();
  }
}
