package dev.contend.reports.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A table whose rows are made when they are asked for: as a file's content they need not all be in
 * memory, cell by cell, at a time.
 */
public final class MadeTable {
  private final Supplier<ResultTable> table;
  private final Supplier<byte[]> csv;

  private MadeTable(Supplier<ResultTable> table, Supplier<byte[]> csv) {
    this.table = table;
    this.csv = csv;
  }

  /**
   * @param kind of table
   * @param axes names of the sweep's axes beyond the declared columns
   * @param rows fills in all rows, the same each time
   */
  public MadeTable(Tables kind, List<String> axes, Consumer<RowBuilder> rows) {
    this(
        () -> {
          TableBuilder table = kind.builder(axes);
          rows.accept(table);
          return table.build();
        },
        () -> streamed(kind.fileName(), kind.columns(axes), rows));
  }

  /** One that is there already. */
  public static MadeTable of(ResultTable table) {
    return new MadeTable(
        () -> table, () -> TableFormats.CSV.format(table).getBytes(StandardCharsets.UTF_8));
  }

  /** The table. */
  public ResultTable table() {
    return table.get();
  }

  /** The content of its file, as {@link TableFormats#CSV} writes it, in UTF-8. */
  public byte[] csv() {
    return csv.get();
  }

  private static byte[] streamed(String source, List<String> columns, Consumer<RowBuilder> rows) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Writer out = new OutputStreamWriter(bytes, StandardCharsets.UTF_8)) {
      StringBuilder line = new StringBuilder();
      Consumer<List<String>> write =
          cells -> {
            line.setLength(0);
            CsvFormat.append(line, cells);
            append(out, line);
          };
      write.accept(columns);
      rows.accept(new RowBuilder(source, columns, write));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static void append(Writer out, StringBuilder line) {
    try {
      out.append(line);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
