package dev.contend.scenarios.experiment;

import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.TableBuilder;
import dev.contend.reports.table.Tables;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Predicate;

/**
 * The results of two folders, point by point: for each point and metric the difference with its
 * interval. Points that only one folder has are rows too.
 */
public final class FolderComparison {
  private static final String METRIC = "metric";

  private final List<String> keys;
  private final List<ComparedPoint> points = new ArrayList<>();

  /**
   * One side.
   *
   * @param replications a table of the kind {@link Tables#REPLICATIONS}
   * @param only the values that it must have, by column; these columns do not name its points
   */
  public record Side(ResultTable replications, Map<String, String> only) {
    public Side {
      only = new LinkedHashMap<>(only);
    }

    private List<ResultTable.Row> rows() {
      return replications.rows().stream()
          .filter(
              row ->
                  only.entrySet().stream()
                      .allMatch(each -> isSame(row.text(each.getKey()), each.getValue())))
          .toList();
    }

    /** The columns of which no point at all has the value that it must have. */
    public List<String> unmatched() {
      return only.entrySet().stream()
          .filter(each -> values(each.getKey()).stream().noneMatch(v -> isSame(v, each.getValue())))
          .map(Map.Entry::getKey)
          .toList();
    }

    /** The values that points have in a column, in their order, chosen or not. */
    public List<String> values(String column) {
      return replications.rows().stream().map(row -> row.text(column)).distinct().toList();
    }

    /** Whether a value is meant: with or without a space before its unit. */
    private static boolean isSame(String value, String meant) {
      return value.equals(meant)
          || (value.matches("[0-9.]+ \\S+") && value.replace(" ", "").equals(meant));
    }
  }

  /**
   * Compares.
   *
   * @param isPaired whether replication r of both sides shares its random numbers
   * @param metrics names of the metrics to compare; none for the one that each point is run for
   * @throws IllegalArgumentException if a column is not there, or points of a side are alike
   */
  public FolderComparison(Side first, Side second, boolean isPaired, List<String> metrics) {
    keys = keys(first, second);
    Map<List<String>, Samples> ofFirst = samples(first);
    Map<List<String>, Samples> ofSecond = samples(second);
    Set<List<String>> all = new LinkedHashSet<>(ofFirst.keySet());
    all.addAll(ofSecond.keySet());
    for (List<String> key : all) {
      Samples one = ofFirst.getOrDefault(key, new Samples());
      Samples other = ofSecond.getOrDefault(key, new Samples());
      Set<String> wanted = new LinkedHashSet<>(metrics);
      if (metrics.isEmpty()) {
        wanted.addAll(one.headline().isEmpty() ? other.headline() : one.headline());
      }
      for (String metric : wanted) {
        if (one.has(metric) || other.has(metric)) {
          points.add(
              ComparedPoint.of(
                  key,
                  metric,
                  one.has(metric) ? one.unit(metric) : other.unit(metric),
                  one.values(metric),
                  other.values(metric),
                  isPaired));
        }
      }
    }
  }

  /** The columns that name points on both sides. */
  private static List<String> keys(Side first, Side second) {
    List<String> ofFirst = naming(first);
    List<String> ofSecond = naming(second);
    for (String column : ofFirst) {
      require(ofSecond.contains(column), column, "first", "second");
    }
    for (String column : ofSecond) {
      require(ofFirst.contains(column), column, "second", "first");
    }
    return ofFirst;
  }

  private static void require(boolean both, String column, String one, String other) {
    if (!both) {
      throw new IllegalArgumentException(
          "the "
              + one
              + " folder's points have a '"
              + column
              + "' to choose and the "
              + other
              + "'s have not\n    choose one with --"
              + one
              + " "
              + column
              + "=VALUE");
    }
  }

  private static List<String> naming(Side side) {
    ResultTable table = side.replications();
    List<String> columns = new ArrayList<>(List.of("machine", "workload", "runtime", "workers"));
    columns.addAll(Tables.REPLICATIONS.axes(table));
    for (String column : side.only().keySet()) {
      if (!columns.remove(column)) {
        throw new IllegalArgumentException(
            "there is no column '" + column + "' to choose by\n    one of: " + columns);
      }
    }
    return columns;
  }

  private Map<List<String>, Samples> samples(Side side) {
    Map<List<String>, Samples> samples = new LinkedHashMap<>();
    for (ResultTable.Row row : side.rows()) {
      List<String> key = keys.stream().map(row::text).toList();
      samples.computeIfAbsent(key, each -> new Samples()).add(row);
    }
    return samples;
  }

  /** The columns that name the points. */
  public List<String> keys() {
    return keys;
  }

  /** A metric at a point, for messages. */
  public String label(ComparedPoint point) {
    StringJoiner label = new StringJoiner(", ", point.metric() + " of ", "");
    for (int i = 0; i < keys.size(); i++) {
      label.add(keys.get(i) + " " + point.key().get(i));
    }
    return label.toString();
  }

  /** Every point and metric, in the order of the first folder, then what only the second has. */
  public List<ComparedPoint> points() {
    return points;
  }

  /** Those that both folders have. */
  public long compared() {
    return count(point -> point.change().isPresent());
  }

  /** How many are of some kind. */
  public long count(Predicate<ComparedPoint> kind) {
    return points.stream().filter(kind).count();
  }

  /** Everything, for programs: a row for each point and metric. */
  public ResultTable table() {
    List<String> columns = new ArrayList<>(keys);
    columns.addAll(
        List.of(
            METRIC,
            "unit",
            "first",
            "second",
            "difference",
            "ci95_low",
            "ci95_high",
            "change",
            "change_low",
            "change_high",
            "method",
            "verdict"));
    TableBuilder table = new TableBuilder("comparison.csv", columns);
    points.forEach(point -> point.fill(named(table, point)));
    return table.build();
  }

  /** The same for people: what differs between the points, both means, and the change. */
  public ResultTable readable() {
    List<String> shown = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      int column = i;
      if (points.stream().map(point -> point.key().get(column)).distinct().count() > 1) {
        shown.add(keys.get(i));
      }
    }
    List<String> columns = new ArrayList<>(shown);
    columns.addAll(List.of(METRIC, "first", "second", "change", "verdict"));
    TableBuilder table = new TableBuilder("comparison", columns);
    for (ComparedPoint point : points) {
      shown.forEach(column -> table.text(column, point.key().get(keys.indexOf(column))));
      point.fillReadable(table);
    }
    return table.build();
  }

  private TableBuilder named(TableBuilder table, ComparedPoint point) {
    for (int i = 0; i < keys.size(); i++) {
      table.text(keys.get(i), point.key().get(i));
    }
    return table;
  }

  /** The values of one point, by metric, in the order of the replications. */
  private static final class Samples {
    private final Map<String, Map<Integer, Double>> values = new LinkedHashMap<>();
    private final Map<String, String> units = new LinkedHashMap<>();

    void add(ResultTable.Row row) {
      String metric = row.text(METRIC);
      Double before =
          values
              .computeIfAbsent(metric, each -> new LinkedHashMap<>())
              .put(row.integer("replication"), row.number("value"));
      if (before != null) {
        throw new IllegalArgumentException(
            "points of a folder are alike but for what was chosen not to name them\n    choose"
                + " with --first or --second only what differs between the two sides");
      }
      units.put(metric, row.text("unit"));
    }

    /** The first metric is what the workload is run for. */
    List<String> headline() {
      return values.keySet().stream().limit(1).toList();
    }

    boolean has(String metric) {
      return values.containsKey(metric);
    }

    String unit(String metric) {
      return units.getOrDefault(metric, "");
    }

    Map<Integer, Double> values(String metric) {
      return values.getOrDefault(metric, Collections.emptyMap());
    }
  }
}
