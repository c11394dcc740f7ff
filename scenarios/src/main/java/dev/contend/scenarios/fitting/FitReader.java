package dev.contend.scenarios.fitting;

import dev.contend.scenarios.yaml.Library;
import dev.contend.scenarios.yaml.Problems;
import dev.contend.scenarios.yaml.SourceText;
import dev.contend.scenarios.yaml.Substitutions;
import dev.contend.scenarios.yaml.ValueKinds;
import dev.contend.scenarios.yaml.YamlMap;
import dev.contend.scenarios.yaml.YamlReader;
import dev.contend.scenarios.yaml.YamlValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what a table set: {@code library/fits/TABLE.yaml}, a list {@code numbers}. Each has {@code
 * file} and {@code key}, and one of these:
 *
 * <table>
 * <caption>What it is without the table</caption>
 * <tr><td>{@code refit: {table, machine, metric, workers, where}}</td><td>fitted to these rows of
 *     another table, {@code between} two numbers of a {@code unit}; {@code rest} names keys that
 *     share what it leaves of a hundred</td></tr>
 * <tr><td>{@code value}</td><td>known from elsewhere</td></tr>
 * <tr><td>{@code leave-out}</td><td>what holds if this key is not in the file</td></tr>
 * <tr><td>{@code scale: {table, runtime, ...}}</td><td>kept, since it is but the unit of the other
 *     rows; these rows of the table itself say nothing then</td></tr>
 * <tr><td>{@code unknown}</td><td>nothing else says it, and why</td></tr>
 * </table>
 *
 * <p>A value, a key left out and a scale say {@code because}. Numbers that are unknown, or only a
 * scale, may be described, {@code number}, in place of file and key.
 */
public final class FitReader {
  private static final List<String> WAYS =
      List.of("refit", "value", "leave-out", "scale", "unknown");
  private static final String BECAUSE = "because";
  private static final double MOST = 1e15;

  private final Problems problems;

  /**
   * @param problems gathers what is wrong
   */
  public FitReader(Problems problems) {
    this.problems = problems;
  }

  /** What a table set; nothing if it has no file, or if something in it is wrong. */
  public Optional<Fit> ofTable(String table) {
    return Library.FITS.find(table).flatMap(this::read);
  }

  /** What a text says that a table set; empty, with problems, if something is wrong. */
  public Optional<Fit> read(SourceText text) {
    int before = problems.count();
    Optional<YamlMap> file = new YamlReader(problems).map(text);
    List<FittedNumber> numbers = new ArrayList<>();
    Optional<String> name = Optional.empty();
    if (file.isPresent()) {
      YamlMap map = file.get();
      map.onlyKeys(List.of("version", "name", "numbers"));
      map.required("version", ValueKinds.wholeNumber(1, 1));
      name = map.text("name");
      for (YamlValue each : map.required("numbers", ValueKinds.list()).orElse(List.of())) {
        each.map().flatMap(this::number).ifPresent(numbers::add);
      }
    }
    return problems.count() > before ? Optional.empty() : name.map(each -> new Fit(each, numbers));
  }

  private Optional<FittedNumber> number(YamlMap map) {
    List<String> known =
        new ArrayList<>(List.of("number", "file", "key", "between", "unit", "rest", BECAUSE));
    known.addAll(WAYS);
    map.onlyKeys(known);
    if (map.find("unknown").isPresent() || map.find("scale").isPresent()) {
      return map.text("number")
          .flatMap(number -> without(map, "").map(each -> new FittedNumber("", number, "", each)));
    }
    Optional<String> file = map.text("file");
    Optional<String> key = map.text("key");
    if (file.isEmpty() || key.isEmpty() || !isThere(map, file.get(), "key", key.get())) {
      return Optional.empty();
    }
    String stated =
        library(file.get()).flatMap(found -> Substitutions.number(found, key.get())).orElse("");
    return without(map, file.get())
        .map(each -> new FittedNumber(file.get(), key.get(), stated, each));
  }

  /** Whether the library has the number. */
  private boolean isThere(YamlMap map, String file, String at, String key) {
    Optional<YamlMap> found = library(file);
    if (found.isEmpty()) {
      map.reportKey("file", "the library has no '" + file + "'", "write 'machines/NAME' or so");
      return false;
    }
    if (!Substitutions.has(found.get(), key)) {
      map.reportKey(at, file + " has no number '" + key + "'", "name the keys that lead to it");
      return false;
    }
    return true;
  }

  private Optional<YamlMap> library(String file) {
    return text(file).flatMap(new YamlReader(problems)::map);
  }

  private static Optional<SourceText> text(String file) {
    for (Library each : List.of(Library.MACHINES, Library.RUNTIMES, Library.EXPERIMENTS)) {
      if (file.startsWith(each.path() + "/")) {
        return each.find(file.substring(each.path().length() + 1));
      }
    }
    return Optional.empty();
  }

  private Optional<Without> without(YamlMap map, String file) {
    List<String> given = WAYS.stream().filter(way -> map.find(way).isPresent()).toList();
    if (given.size() != 1) {
      map.report(
          "says " + (given.isEmpty() ? "not" : "more than once") + " what it is without the table",
          "give one of " + String.join(", ", WAYS));
      return Optional.empty();
    }
    return switch (given.get(0)) {
      case "refit" -> refit(map);
      case "value" ->
          map.text("value")
              .flatMap(value -> map.text(BECAUSE).map(why -> new Without.Stated(value, why)));
      case "leave-out" ->
          map.text("leave-out")
              .filter(key -> isThere(map, file, "leave-out", key))
              .flatMap(key -> map.text(BECAUSE).map(why -> new Without.LeftOut(key, why)));
      case "scale" ->
          map.map("scale")
              .flatMap(FitReader::rows)
              .flatMap(rows -> map.text(BECAUSE).map(why -> new Without.Scale(rows, why)));
      default -> map.text("unknown").map(Without.Unknown::new);
    };
  }

  private static Optional<Without> refit(YamlMap map) {
    Optional<List<Double>> between =
        map.required("between", ValueKinds.listOf(ValueKinds.number(0, MOST)));
    if (between.isPresent()
        && (between.get().size() != 2 || between.get().get(0) >= between.get().get(1))) {
      map.reportKey("between", "is not a range", "write '[low, high]'");
      return Optional.empty();
    }
    Map<String, Double> rest = new LinkedHashMap<>();
    if (map.find("rest").isPresent()) {
      map.map("rest")
          .ifPresent(
              parts ->
                  parts
                      .keys()
                      .forEach(
                          key ->
                              parts
                                  .required(key, ValueKinds.number(0, 1))
                                  .ifPresent(part -> rest.put(key, part))));
    }
    Optional<RowChoice> rows = map.map("refit").flatMap(FitReader::rows);
    String unit = map.text("unit", "");
    return between.flatMap(
        range ->
            rows.map(chosen -> new Without.Refit(chosen, range.get(0), range.get(1), unit, rest)));
  }

  private static Optional<RowChoice> rows(YamlMap map) {
    map.onlyKeys(List.of("table", "machine", "runtime", "metric", "workers", "where"));
    Map<String, String> axes = new LinkedHashMap<>();
    if (map.find("where").isPresent()) {
      map.map("where")
          .ifPresent(
              where ->
                  where
                      .keys()
                      .forEach(axis -> where.text(axis).ifPresent(value -> axes.put(axis, value))));
    }
    List<Long> workers =
        map.optional("workers", ValueKinds.listOf(ValueKinds.wholeNumber(1, 100_000)), List.of());
    return map.required("table", ValueKinds.choice(Library.REFERENCES.names()))
        .map(
            table ->
                new RowChoice(
                    table,
                    map.text("machine", ""),
                    map.text("runtime", ""),
                    map.text("metric", ""),
                    workers,
                    axes));
  }
}
