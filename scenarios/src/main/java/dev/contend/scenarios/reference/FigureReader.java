package dev.contend.scenarios.reference;

import dev.contend.reports.table.Numbers;
import dev.contend.scenarios.yaml.CsvLine;
import dev.contend.scenarios.yaml.Dimension;
import dev.contend.scenarios.yaml.Place;
import dev.contend.scenarios.yaml.Problems;
import dev.contend.scenarios.yaml.Quantity;
import dev.contend.scenarios.yaml.Reading;
import dev.contend.scenarios.yaml.SourceText;
import dev.contend.scenarios.yaml.Suggestions;
import dev.contend.scenarios.yaml.Units;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads one line of a reference; a column that the file lacks is not asked for again. */
final class FigureReader {
  private static final double LARGEST_BOUND = 10;

  private final SourceText text;
  private final CsvLine line;
  private final Map<String, Integer> columns;
  private final Vocabulary vocabulary;
  private final Problems problems;
  private final KnownMetrics metrics = new KnownMetrics();
  private boolean right = true;

  FigureReader(
      SourceText text,
      CsvLine line,
      Map<String, Integer> columns,
      Vocabulary vocabulary,
      Problems problems) {
    this.text = text;
    this.line = line;
    this.columns = columns;
    this.vocabulary = vocabulary;
    this.problems = problems;
  }

  /** The figure; empty, with everything reported, if anything in the line is not right. */
  Optional<PublishedFigure> read() {
    String machine = named("machine", vocabulary.machines(), false);
    String workload = named("workload", vocabulary.workloads(), true);
    String runtime = named("runtime", vocabulary.runtimes(), true);
    String metric = named("metric", metrics.names(), false);
    checkUnit(metric);
    Optional<Double> published = number("published", false);
    Optional<Double> baseline = number("baseline", true);
    Optional<Integer> workers = workers();
    String role = named("role", Role.words(), false);
    Optional<Double> bound = bound();
    Map<String, String> axes = axes(workload);
    String source = cell("source");
    if (source.isEmpty() && columns.containsKey("source")) {
      report("source", "says not where it was published", "name the article, table or file");
    }
    checkKnownMiss(role, bound);
    if (!right || published.isEmpty() || !Role.words().contains(role)) {
      return Optional.empty();
    }
    return Optional.of(
        new PublishedFigure(
            line.number(),
            machine,
            workload,
            runtime,
            workers,
            axes,
            metric,
            cell("unit"),
            published.get(),
            Role.valueOf(role.toUpperCase(Locale.ROOT)),
            bound,
            baseline,
            cell("known_miss"),
            source));
  }

  private String named(String column, List<String> known, boolean mayBeEmpty) {
    String word = cell(column);
    boolean isKnown = known.contains(word) || known.contains(Vocabulary.withoutNumbers(word));
    if (!columns.containsKey(column) || (word.isEmpty() && mayBeEmpty) || isKnown) {
      return word;
    }
    report(
        column,
        word.isEmpty() ? column + " is empty" : "unknown " + column + " '" + word + "'",
        Suggestions.advice(word, known));
    return word;
  }

  private void checkUnit(String metric) {
    if (!metrics.names().contains(metric) || !columns.containsKey("unit")) {
      return;
    }
    String unit = metrics.unit(metric);
    if (!cell("unit").equals(unit)) {
      report(
          "unit",
          "unit of " + metric + " is '" + cell("unit") + "'; results have it in " + unit,
          "convert the figure and write '" + unit + "'");
    }
  }

  private Optional<Double> number(String column, boolean mayBeEmpty) {
    String word = cell(column);
    if (!columns.containsKey(column) || (word.isEmpty() && mayBeEmpty)) {
      return Optional.empty();
    }
    double value = Numbers.isNumber(word) ? Double.parseDouble(word) : 0;
    if (value > 0 && Double.isFinite(value)) {
      return Optional.of(value);
    }
    report(column, column + " is '" + word + "'", "write a number above 0, as '12.5'");
    return Optional.empty();
  }

  private Optional<Integer> workers() {
    String word = cell("workers");
    if (word.isEmpty()) {
      return Optional.empty();
    }
    if (word.matches("[1-9][0-9]{0,5}")) {
      return Optional.of(Integer.parseInt(word));
    }
    report("workers", "workers is '" + word + "'", "write a whole number above 0, as '8'");
    return Optional.empty();
  }

  private Optional<Double> bound() {
    String word = cell("bound");
    if (word.isEmpty()) {
      return Optional.empty();
    }
    Reading<Quantity> reading = Units.read(word, Dimension.PERCENTAGE);
    if (reading.value().isEmpty()) {
      report("bound", reading.wrong(), reading.advice());
      return Optional.empty();
    }
    double bound = reading.value().get().inBaseUnits();
    if (!(bound > 0) || bound > LARGEST_BOUND) {
      report("bound", "bound is '" + word + "'", "write a percentage above 0 %, as '10 %'");
      return Optional.empty();
    }
    return Optional.of(bound);
  }

  private Map<String, String> axes(String workload) {
    List<String> own = vocabulary.axes(workload);
    Map<String, String> axes = new LinkedHashMap<>();
    for (String axis : vocabulary.axes("")) {
      String value = cell(axis);
      if (!value.isEmpty()) {
        axes.put(axis, value);
        if (!own.contains(axis)) {
          report(axis, workload + " has no " + axis, "leave it empty in this line");
        }
      }
    }
    return axes;
  }

  private void checkKnownMiss(String role, Optional<Double> bound) {
    if (cell("known_miss").isEmpty()) {
      return;
    }
    if (role.equals(Role.FITTED.word())) {
      report("known_miss", "a fitted figure cannot be missed", "leave known_miss empty");
    } else if (cell("bound").isEmpty() && bound.isEmpty()) {
      report("known_miss", "there is no bound to miss", "state the bound, or leave it empty");
    }
  }

  private String cell(String column) {
    Integer position = columns.get(column);
    return position == null ? "" : line.cells().get(position).text();
  }

  private void report(String column, String wrong, String advice) {
    right = false;
    Integer position = columns.get(column);
    int begin = position == null ? 1 : line.cells().get(position).column();
    problems.report(text, new Place(line.number(), begin), "", wrong, advice);
  }
}
