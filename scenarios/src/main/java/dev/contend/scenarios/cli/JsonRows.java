package dev.contend.scenarios.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.contend.reports.table.ResultTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Answers of commands as JSON, with the rows of a table in them. */
final class JsonRows {
  private JsonRows() {}

  /**
   * The rows of a table as objects; a number that a row lacks is null.
   *
   * @param isText whether a column holds text, even where it looks like a number
   */
  static List<Map<String, @Nullable Object>> of(ResultTable table, Predicate<String> isText) {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (ResultTable.Row row : table.rows()) {
      Map<String, @Nullable Object> cells = new LinkedHashMap<>();
      for (String column : table.columns()) {
        if (isText.test(column)) {
          cells.put(column, row.text(column));
        } else {
          cells.put(column, row.hasValue(column) ? (Object) row.number(column) : null);
        }
      }
      rows.add(cells);
    }
    return rows;
  }

  /** An object as indented text that ends its last line. */
  static String text(Map<String, ?> object) {
    ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    try {
      return mapper.writeValueAsString(object) + "\n";
    } catch (JsonProcessingException exception) {
      throw new IllegalStateException(exception);
    }
  }
}
