package dev.contend.scenarios.yaml;

import dev.contend.workloads.script.ArrivalTrace;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads recorded arrivals: a CSV file with a line of headers, of which one column says when each
 * item came. The first mistake is reported, with its place in the CSV file.
 */
final class TraceReader {
  /** Of a file; it is held in memory while it is read, and until the results are written. */
  static final int MAX_BYTES = 32 << 20;

  private static final int MAX_ITEMS = 1_000_000;
  private static final BigDecimal PS_PER_SECOND = BigDecimal.valueOf(1_000_000_000_000L);

  /** About the most that fits into picoseconds, 104 days. */
  private static final BigDecimal LONGEST_SECONDS = BigDecimal.valueOf(9_000_000);

  private final Problems problems;

  TraceReader(Problems problems) {
    this.problems = problems;
  }

  /** A file that was read. */
  static final class Read {
    private final ArrivalTrace trace;
    private final String sha256;
    private final byte[] content;

    private Read(ArrivalTrace trace, String sha256, byte[] content) {
      this.trace = trace;
      this.sha256 = sha256;
      this.content = content;
    }

    ArrivalTrace trace() {
      return trace;
    }

    /** The hash of its content, in hexadecimal digits. */
    String sha256() {
      return sha256;
    }

    byte[] content() {
      return content.clone();
    }
  }

  /**
   * A column to read.
   *
   * @param value where its header is named
   */
  record Column(YamlValue value, String header) {}

  /** The trace in a file; empty, with a problem reported, if it cannot be read. */
  Optional<Read> read(Path file, Column timestamp, Map<String, Column> columns) {
    Optional<byte[]> content =
        new SourceFile(problems).bytes(file, MAX_BYTES, "name a CSV file in it");
    if (content.isEmpty()) {
      return Optional.empty();
    }
    String sha256 = sha256(content.get());
    StringBuilder how = new StringBuilder(sha256).append('\n').append(timestamp.header());
    columns.forEach((name, column) -> how.append('\n').append(name + '\n' + column.header()));
    return new OneFile(file.toString(), columns)
        .read(content.get(), timestamp, how.toString())
        .map(trace -> new Read(trace, sha256, content.get()));
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** A file in the middle of being read. */
  private final class OneFile {
    private final String file;
    private final Map<String, Column> columns;
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final Map<String, double[]> values = new LinkedHashMap<>();
    private long[] atPs = new long[1024];
    private int items;
    private int headers;
    private int timeAt;
    private Optional<TraceTime> first = Optional.empty();

    OneFile(String file, Map<String, Column> columns) {
      this.file = file;
      this.columns = columns;
      columns.keySet().forEach(name -> values.put(name, new double[1024]));
    }

    Optional<ArrivalTrace> read(byte[] content, Column timestamp, String how) {
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(new ByteArrayInputStream(content), StandardCharsets.UTF_8))) {
        String header = lines.readLine();
        if (header == null || !header(header.replace("\uFEFF", ""), timestamp)) {
          return header == null
              ? refuse(0, 0, "", "the file is empty", "begin with a line of headers")
              : Optional.empty();
        }
        int number = 1;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          number++;
          if (!line.isBlank() && !item(CsvLine.of(number, line), line)) {
            return Optional.empty();
          }
        }
      } catch (IOException exception) {
        throw new UncheckedIOException(exception);
      }
      if (items == 0) {
        return refuse(0, 0, "", "has headers and no items", "add a line for each item");
      }
      values.replaceAll((name, all) -> Arrays.copyOf(all, items));
      return Optional.of(new ArrivalTrace(how, Arrays.copyOf(atPs, items), values));
    }

    private boolean header(String line, Column timestamp) {
      List<String> names = CsvLine.of(1, line).cells().stream().map(CsvLine.Cell::text).toList();
      headers = names.size();
      timeAt = place(timestamp, names);
      columns.forEach((name, column) -> places.put(name, place(column, names)));
      return timeAt >= 0 && !places.containsValue(-1);
    }

    private int place(Column column, List<String> names) {
      int place = names.indexOf(column.header());
      if (place < 0) {
        column
            .value()
            .report(
                file + " has no column " + Excerpt.quoted(column.header()),
                Suggestions.advice(column.header(), names));
      }
      return place;
    }

    private boolean item(CsvLine line, String text) {
      if (line.cells().size() != headers) {
        int column = line.cells().get(line.cells().size() - 1).column();
        return wrong(
            line.number(),
            column,
            text,
            line.cells().size() + " values, and there are " + headers + " headers",
            "write one value for each header, in quotes if it has a comma in it");
      }
      if (items == MAX_ITEMS) {
        return wrong(
            line.number(), 1, text, "more than " + MAX_ITEMS + " items", "cut the file here");
      }
      if (items == atPs.length) {
        atPs = Arrays.copyOf(atPs, 2 * items);
        values.replaceAll((name, all) -> Arrays.copyOf(all, 2 * items));
      }
      if (!time(line, text)) {
        return false;
      }
      for (Map.Entry<String, Integer> column : places.entrySet()) {
        CsvLine.Cell cell = line.cells().get(column.getValue());
        Reading<BigDecimal> number = Numbers.read(cell.text());
        if (number.value().isEmpty() || number.value().get().signum() < 0) {
          boolean isNegative = number.value().isPresent();
          return wrong(
              line.number(),
              cell.column(),
              text,
              isNegative ? Excerpt.quoted(cell.text()) + " is negative" : number.wrong(),
              isNegative ? "write 0 or more" : number.advice());
        }
        setValue(column.getKey(), number.value().get().doubleValue());
      }
      items++;
      return true;
    }

    private void setValue(String column, double value) {
      double[] all = values.get(column);
      if (all != null) {
        all[items] = value;
      }
    }

    private boolean time(CsvLine line, String text) {
      CsvLine.Cell cell = line.cells().get(timeAt);
      Reading<TraceTime> read = TraceTime.read(cell.text());
      if (read.value().isEmpty()) {
        return wrong(line.number(), cell.column(), text, read.wrong(), read.advice());
      }
      TraceTime time = read.value().get();
      TraceTime begin = first.orElse(time);
      first = Optional.of(begin);
      BigDecimal since = time.seconds().subtract(begin.seconds());
      if (time.isDate() != begin.isDate()) {
        return wrong(
            line.number(),
            cell.column(),
            text,
            Excerpt.quoted(cell.text()) + " is not written like the instants above it",
            "write all as seconds, or all as dates with times");
      }
      if (since.compareTo(LONGEST_SECONDS) > 0) {
        return wrong(
            line.number(),
            cell.column(),
            text,
            "more than 104 days after the first item",
            "cut the file before it");
      }
      long ps = since.multiply(PS_PER_SECOND).longValue();
      if (since.signum() < 0 || (items > 0 && ps < atPs[items - 1])) {
        return wrong(
            line.number(),
            cell.column(),
            text,
            Excerpt.quoted(cell.text()) + " is before the instant above it",
            "sort the lines by this column");
      }
      atPs[items] = ps;
      return true;
    }

    private boolean wrong(int line, int column, String text, String wrong, String advice) {
      return refuse(line, column, text, wrong, advice).isPresent();
    }

    private Optional<ArrivalTrace> refuse(
        int line, int column, String text, String wrong, String advice) {
      Place place = line == 0 ? Place.FILE : new Place(line, column);
      problems.add(new ScenarioProblem(file, place, "", wrong, advice, text));
      return Optional.empty();
    }
  }
}
