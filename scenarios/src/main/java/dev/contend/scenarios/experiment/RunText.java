package dev.contend.scenarios.experiment;

import dev.contend.engine.metrics.Metric;
import dev.contend.engine.metrics.MetricSet;
import dev.contend.workloads.hardware.PairTime;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.program.SubjectKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run's result as a line of text, and back to the same bits.
 *
 * <p>Fields are separated by tabs, what is in them by {@code ;} and then {@code ,}; names have
 * these characters, line breaks and {@code %} written as {@code %XX}.
 */
final class RunText {
  private static final String ENDED = "ended";
  private static final String UNFINISHED = "unfinished";
  private static final String FIELD = "\t";
  private static final String RESERVED = "%;,\t\n\r";
  private static final int FIELDS = 7;

  private final Map<String, Metric> metrics = new LinkedHashMap<>();

  /**
   * @param known the metrics that are looked for in results
   */
  RunText(List<Metric> known) {
    known.forEach(metric -> metrics.put(name(metric), metric));
  }

  private static String name(Metric metric) {
    return escaped(metric.name()) + "," + escaped(metric.unit());
  }

  /** The result as text. */
  static String write(RunResult run) {
    if (!run.unfinished().isEmpty()) {
      List<String> lines = run.unfinished().stream().map(RunText::escaped).toList();
      return UNFINISHED + FIELD + String.join(";", lines);
    }
    StringBuilder text = new StringBuilder(1024).append(ENDED);
    text.append(FIELD).append(run.events()).append(FIELD);
    run.metrics()
        .forEach(
            (metric, value) -> text.append(name(metric)).append(',').append(value).append(';'));
    text.append(FIELD);
    run.causePs().forEach(ps -> text.append(ps).append(';'));
    text.append(FIELD);
    run.contended().forEach(each -> write(each, text));
    text.append(FIELD);
    run.pairs()
        .forEach(
            pair ->
                text.append(pair.from())
                    .append(',')
                    .append(pair.to())
                    .append(',')
                    .append(pair.ns())
                    .append(';'));
    text.append(FIELD);
    run.roles().forEach(each -> RoleText.write(each, text));
    return text.toString();
  }

  /** Most subjects are waited for with few causes: only these are written. */
  static void write(Contended subject, StringBuilder text) {
    text.append(subject.kind().name()).append(',').append(escaped(subject.name()));
    text.append(',').append(subject.accesses()).append(',').append(subject.transfers());
    for (int cause = 0; cause < subject.waitedPs().size(); cause++) {
      double ps = subject.waitedPs().get(cause);
      if (ps != 0) {
        text.append(',').append(cause).append(',').append(ps);
      }
    }
    text.append(';');
  }

  /** The result that a text is of; empty if it is of none that this version makes. */
  Optional<RunResult> read(String text) {
    try {
      List<String> fields = split(text, '\t');
      if (fields.get(0).equals(UNFINISHED)) {
        List<String> why = split(fields.get(1), ';').stream().map(RunText::plain).toList();
        return Optional.of(RunResult.unfinished(why));
      }
      return fields.get(0).equals(ENDED) && fields.size() == FIELDS
          ? Optional.of(ended(fields))
          : Optional.empty();
    } catch (IllegalArgumentException | IndexOutOfBoundsException notOurs) {
      return Optional.empty();
    }
  }

  private RunResult ended(List<String> fields) {
    MetricSet.Builder values = new MetricSet.Builder();
    for (List<String> value : groups(fields.get(2))) {
      values.put(metric(value.get(0), value.get(1)), Double.parseDouble(value.get(2)));
    }
    List<Long> causePs =
        groups(fields.get(3)).stream().map(one -> Long.valueOf(one.get(0))).toList();
    List<Contended> contended = groups(fields.get(4)).stream().map(RunText::contended).toList();
    List<PairTime> pairs =
        groups(fields.get(5)).stream()
            .map(
                pair ->
                    new PairTime(
                        Integer.parseInt(pair.get(0)),
                        Integer.parseInt(pair.get(1)),
                        Double.parseDouble(pair.get(2))))
            .toList();
    long events = Long.parseLong(fields.get(1));
    List<RoleTime> roles = RoleText.read(groups(fields.get(6)));
    return new RunResult(values.build(), causePs, contended, roles, pairs, List.of(), events);
  }

  /** Some metrics are reported at some points only, and declared nowhere. */
  private Metric metric(String name, String unit) {
    Metric known = metrics.get(name + "," + unit);
    return known != null
        ? known
        : new Metric(plain(name), plain(unit), "What a run has reported under this name.");
  }

  static Contended contended(List<String> parts) {
    List<Double> waitedPs = new ArrayList<>(Collections.nCopies(Cause.values().length, 0.0));
    for (int i = 4; i < parts.size(); i += 2) {
      waitedPs.set(Integer.parseInt(parts.get(i)), Double.valueOf(parts.get(i + 1)));
    }
    return new Contended(
        SubjectKind.valueOf(parts.get(0)),
        plain(parts.get(1)),
        Double.parseDouble(parts.get(2)),
        Double.parseDouble(parts.get(3)),
        waitedPs);
  }

  /** What stands before each {@code ;}, apart at each {@code ,}. */
  private static List<List<String>> groups(String field) {
    List<List<String>> groups = new ArrayList<>();
    int from = 0;
    for (int end = field.indexOf(';'); end >= 0; end = field.indexOf(';', from)) {
      groups.add(split(field.substring(from, end), ','));
      from = end + 1;
    }
    return groups;
  }

  private static List<String> split(String text, char at) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int end = text.indexOf(at); end >= 0; end = text.indexOf(at, from)) {
      parts.add(text.substring(from, end));
      from = end + 1;
    }
    parts.add(text.substring(from));
    return parts;
  }

  static String escaped(String name) {
    StringBuilder text = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char letter = name.charAt(i);
      if (RESERVED.indexOf(letter) >= 0) {
        text.append('%').append((char) ('0' + letter / 16));
        text.append(Character.forDigit(letter % 16, 16));
      } else {
        text.append(letter);
      }
    }
    return text.toString();
  }

  static String plain(String escaped) {
    if (escaped.indexOf('%') < 0) {
      return escaped;
    }
    StringBuilder text = new StringBuilder(escaped.length());
    for (int i = 0; i < escaped.length(); i++) {
      if (escaped.charAt(i) == '%') {
        text.append((char) Integer.parseInt(escaped, i + 1, i + 3, 16));
        i += 2;
      } else {
        text.append(escaped.charAt(i));
      }
    }
    return text.toString();
  }
}
