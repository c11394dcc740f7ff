package dev.contend.workloads.script;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Arrivals that were recorded: when each item came, and numbers that are said of it. Two are equal
 * if they were read in the same way from the same content.
 */
public final class ArrivalTrace {
  private final String content;
  private final long[] atPs;
  private final Map<String, double[]> columns;

  /** The least and the greatest of each column; 0 if there are no items. */
  private final Map<String, double[]> extremes = new LinkedHashMap<>();

  /**
   * @param content a digest of what it was read from, and of how
   * @param atPs instants in picoseconds since the first, none before the one ahead of it
   * @param columns numbers by name, one for each item
   */
  public ArrivalTrace(String content, long[] atPs, Map<String, double[]> columns) {
    for (int i = 0; i < atPs.length; i++) {
      if (atPs[i] < (i == 0 ? 0 : atPs[i - 1])) {
        throw new IllegalArgumentException("item " + i + " comes before the one ahead of it");
      }
    }
    columns.forEach(
        (name, values) -> {
          if (values.length != atPs.length) {
            throw new IllegalArgumentException(
                name + " has " + values.length + " values for " + atPs.length + " items");
          }
          extremes.put(
              name,
              new double[] {
                Arrays.stream(values).min().orElse(0), Arrays.stream(values).max().orElse(0)
              });
        });
    this.content = content;
    this.atPs = atPs.clone();
    this.columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
  }

  /** How many items come. */
  public int items() {
    return atPs.length;
  }

  /** When an item comes, in picoseconds since the first. */
  public long atPs(int item) {
    return atPs[item];
  }

  /** From one arrival to the next, in picoseconds, played so many times as fast. */
  DoubleSupplier intervals(double speed) {
    int[] next = {0};
    return () -> {
      int item = next[0]++;
      return (atPs[item] - (item == 0 ? 0 : atPs[item - 1])) / speed;
    };
  }

  /** The names of the numbers that are said of each item. */
  public List<String> columns() {
    return List.copyOf(columns.keySet());
  }

  /** A number that is said of an item. */
  public double value(String column, int item) {
    return known(columns, column)[item];
  }

  /** The least of a column. */
  double least(String column) {
    return known(extremes, column)[0];
  }

  /** The greatest of a column. */
  double greatest(String column) {
    return known(extremes, column)[1];
  }

  private static double[] known(Map<String, double[]> byColumn, String name) {
    double[] found = byColumn.get(name);
    if (found == null) {
      throw new IllegalArgumentException("the trace has no column '" + name + "'");
    }
    return found;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ArrivalTrace trace && content.equals(trace.content);
  }

  @Override
  public int hashCode() {
    return content.hashCode();
  }
}
