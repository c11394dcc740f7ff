package dev.contend.scenarios.reference;

import java.util.List;
import java.util.Optional;

/**
 * A table with the numbers that it set as they are without it.
 *
 * @param numbers what they are, in sentences; if there is no table, those that nothing else says
 * @param table simulated so; empty if it cannot be predicted without itself
 */
public record LeftOutTable(List<String> numbers, Optional<VerifiedTable> table) {
  public LeftOutTable {
    numbers = List.copyOf(numbers);
  }

  /** A table that was simulated without what it set. */
  public static LeftOutTable predicted(List<String> numbers, VerifiedTable table) {
    return new LeftOutTable(numbers, Optional.of(table));
  }

  /** A table that cannot be predicted without itself. */
  public static LeftOutTable unpredictable(List<String> numbers) {
    return new LeftOutTable(numbers, Optional.empty());
  }

  /** The error without the table of a figure at a point; empty if there is none. */
  Optional<Double> error(String experiment, HeldFigure figure) {
    return table.stream()
        .flatMap(all -> all.held(experiment).stream())
        .filter(each -> each.published().equals(figure.published()))
        .filter(each -> each.point().label().equals(figure.point().label()))
        .map(HeldFigure::error)
        .findFirst();
  }
}
