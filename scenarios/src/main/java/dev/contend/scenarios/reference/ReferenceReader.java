package dev.contend.scenarios.reference;

import dev.contend.scenarios.yaml.CsvLine;
import dev.contend.scenarios.yaml.Place;
import dev.contend.scenarios.yaml.Problems;
import dev.contend.scenarios.yaml.ReferenceTexts;
import dev.contend.scenarios.yaml.SourceText;
import dev.contend.scenarios.yaml.Suggestions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a file of published figures.
 *
 * <p>Lines that begin with {@code #} are comments; the first line is one, and its text is the
 * file's title. A comment that begins with {@code Fitted:} says what was fitted to the figures so
 * marked; it goes on in comments that are indented. Then comes a line that names the columns, in
 * any order, then a line for each figure. The columns:
 *
 * <table>
 * <caption>Columns</caption>
 * <tr><td>{@code machine}</td><td>where it was measured</td></tr>
 * <tr><td>{@code workload}, {@code runtime}, {@code workers}</td><td>at which points of a sweep, by
 *     the names that results have; empty for any</td></tr>
 * <tr><td>{@code memory-placement}, {@code workload.PARAMETER}</td><td>the same on further axes, as
 *     results show their values; may be left out</td></tr>
 * <tr><td>{@code metric}, {@code unit}</td><td>what was measured, in the unit that results have it
 *     in</td></tr>
 * <tr><td>{@code published}</td><td>the figure, positive</td></tr>
 * <tr><td>{@code role}</td><td>{@code fitted} if a number of a preset was chosen by it, else {@code
 *     predicted}</td></tr>
 * <tr><td>{@code bound}</td><td>how far a simulation may be from it, as {@code 10 %}; empty if it
 *     is only shown</td></tr>
 * <tr><td>{@code baseline}</td><td>what a simpler model gives, which the comments describe; may be
 *     empty or left out</td></tr>
 * <tr><td>{@code known_miss}</td><td>the evidence for why a simulation misses the bound; may be
 *     empty or left out</td></tr>
 * <tr><td>{@code source}</td><td>where it was published</td></tr>
 * </table>
 *
 * <p>Every problem is reported with its place.
 */
public final class ReferenceReader {
  private static final List<String> REQUIRED =
      List.of(
          "machine",
          "workload",
          "runtime",
          "workers",
          "metric",
          "unit",
          "published",
          "role",
          "bound",
          "source");
  private static final List<String> OPTIONAL = List.of("baseline", "known_miss");

  private static final String FITTED = "# Fitted:";
  private static final String CONTINUED = "#  ";

  private final Problems problems;
  private final Vocabulary vocabulary;

  /**
   * @param problems gathers what is wrong
   * @param vocabulary the names that the file may use
   */
  public ReferenceReader(Problems problems, Vocabulary vocabulary) {
    this.problems = problems;
    this.vocabulary = vocabulary;
  }

  /** The figures of a text; without those, reported, that are not right. */
  public Reference read(SourceText text) {
    String name = ReferenceTexts.nameOf(text);
    if (!text.line(1).startsWith("#") || title(text).isEmpty()) {
      problems.report(
          text,
          new Place(1, 1),
          "",
          "the first line does not say what is published",
          "begin with a comment, as '# Latency of fetch-add on machine M, measured with tool T'");
    }
    List<CsvLine> lines = lines(text);
    if (lines.isEmpty()) {
      problems.report(
          text,
          Place.FILE,
          "",
          "has no line that names the columns",
          "write '" + String.join(",", REQUIRED) + "'");
      return new Reference(name, title(text), fitted(text), List.of());
    }
    Map<String, Integer> columns = columns(text, lines.get(0));
    List<PublishedFigure> figures = new ArrayList<>();
    for (CsvLine line : lines.subList(1, lines.size())) {
      figure(text, columns, line).ifPresent(figures::add);
    }
    if (lines.size() == 1) {
      problems.report(
          text, Place.FILE, "", "has no figures", "write a line for each, below the columns");
    }
    reportTwice(text, figures);
    return new Reference(name, title(text), fitted(text), figures);
  }

  private static String title(SourceText text) {
    return text.line(1).replaceFirst("^#+", "").strip();
  }

  private static String fitted(SourceText text) {
    StringBuilder fitted = new StringBuilder();
    boolean inside = false;
    for (String line : text.lines()) {
      inside = line.startsWith(FITTED) || (inside && line.startsWith(CONTINUED));
      if (inside) {
        String words = line.replace(FITTED, "").replaceFirst("^#", "").strip();
        fitted.append(fitted.isEmpty() || words.isEmpty() ? "" : " ").append(words);
      }
    }
    return fitted.toString();
  }

  private static List<CsvLine> lines(SourceText text) {
    List<CsvLine> lines = new ArrayList<>();
    for (int number = 1; number <= text.lines().size(); number++) {
      String line = text.line(number);
      if (!line.isBlank() && !line.startsWith("#")) {
        lines.add(CsvLine.of(number, line));
      }
    }
    return lines;
  }

  private Map<String, Integer> columns(SourceText text, CsvLine header) {
    List<String> known = new ArrayList<>(REQUIRED);
    known.addAll(OPTIONAL);
    known.addAll(vocabulary.axes(""));
    Map<String, Integer> columns = new LinkedHashMap<>();
    Set<String> misspelt = new LinkedHashSet<>();
    for (int i = 0; i < header.cells().size(); i++) {
      CsvLine.Cell cell = header.cells().get(i);
      if (!known.contains(cell.text())) {
        Suggestions.nearest(cell.text(), known).ifPresent(misspelt::add);
        report(
            text,
            header,
            cell,
            "unknown column '" + cell.text() + "'",
            Suggestions.advice(cell.text(), known));
      } else if (columns.putIfAbsent(cell.text(), i) != null) {
        report(
            text, header, cell, "a second column '" + cell.text() + "'", "leave one of them out");
      }
    }
    List<String> missing =
        REQUIRED.stream()
            .filter(each -> !columns.containsKey(each) && !misspelt.contains(each))
            .toList();
    if (!missing.isEmpty()) {
      report(
          text,
          header,
          header.cells().get(0),
          (missing.size() == 1 ? "column " : "columns ") + String.join(", ", missing) + " missing",
          "a column may be empty, but for machine, metric, unit, published, role and source");
    }
    return columns;
  }

  private Optional<PublishedFigure> figure(
      SourceText text, Map<String, Integer> columns, CsvLine line) {
    int most = columns.values().stream().mapToInt(position -> position + 1).max().orElse(0);
    if (line.open()) {
      CsvLine.Cell last = line.cells().get(line.cells().size() - 1);
      report(text, line, last, "a quote is not closed", "end the value with '\"'");
      return Optional.empty();
    }
    if (line.cells().size() < most) {
      report(
          text,
          line,
          line.cells().get(0),
          line.cells().size() + " values for " + most + " columns",
          "write a comma for each empty value, and a value with a comma in quotes");
      return Optional.empty();
    }
    return new FigureReader(text, line, columns, vocabulary, problems).read();
  }

  private void reportTwice(SourceText text, List<PublishedFigure> figures) {
    Map<List<String>, Integer> first = new LinkedHashMap<>();
    for (PublishedFigure figure : figures) {
      List<String> place =
          List.of(
              figure.machine(),
              figure.workload(),
              figure.runtime(),
              figure.workers().map(String::valueOf).orElse(""),
              figure.axes().toString(),
              figure.metric());
      Integer before = first.putIfAbsent(place, figure.line());
      if (before != null) {
        problems.report(
            text,
            new Place(figure.line(), 1),
            "",
            "is of the same point and metric as line " + before,
            "leave one of them out, or put it into another reference");
      }
    }
  }

  private void report(
      SourceText text, CsvLine line, CsvLine.Cell cell, String wrong, String advice) {
    problems.report(text, new Place(line.number(), cell.column()), "", wrong, advice);
  }
}
