package dev.contend.scenarios.cli;

import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.TableBuilder;
import dev.contend.reports.table.TableFormats;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of a {@code results.csv}, held against those of another one. */
final class Claims {
  private static final List<String> VALUES =
      List.of("mean", "ci95_low", "ci95_high", "replications");

  private final ResultTable published;
  private final List<Claim> differing = new ArrayList<>();
  private int held;

  /**
   * @param csv what is claimed
   */
  Claims(String csv) {
    published = parse(csv);
  }

  private static ResultTable parse(String csv) {
    try {
      return dev.contend.reports.table.CsvReader.parse("results.csv", csv);
    } catch (IllegalArgumentException wrong) {
      throw new CommandFailure(
          ExitCode.WRONG_OPTIONS,
          "contend: results.csv is not a table: " + wrong.getMessage() + "\n    run it again");
    }
  }

  /**
   * A row that is not what was found.
   *
   * @param of what it is of: every column that names the point and the metric
   * @param claimed the values
   * @param found the values now; empty if there is no such row
   */
  record Claim(String of, String claimed, String found) {}

  /** Compares with what a simulation gives now. */
  void hold(ResultTable results) {
    Map<String, String> now = byName(results);
    Map<String, String> then = byName(published);
    then.forEach(
        (of, claimed) -> {
          held++;
          String found = now.getOrDefault(of, "");
          if (!found.equals(claimed)) {
            differing.add(new Claim(of, claimed, found));
          }
        });
    now.forEach(
        (of, found) -> {
          if (!then.containsKey(of)) {
            differing.add(new Claim(of, "", found));
          }
        });
  }

  private static Map<String, String> byName(ResultTable table) {
    Map<String, String> rows = new LinkedHashMap<>();
    for (ResultTable.Row row : table.rows()) {
      List<String> names = new ArrayList<>();
      List<String> values = new ArrayList<>();
      for (String column : table.columns()) {
        (VALUES.contains(column) ? values : names).add(row.text(column));
      }
      rows.put(String.join(", ", names), String.join(", ", values));
    }
    return rows;
  }

  /** The claims that do not hold. */
  List<Claim> differing() {
    return differing;
  }

  /** The first of these as a table; empty if all hold. */
  String table(int most) {
    if (differing.isEmpty()) {
      return "";
    }
    TableBuilder table = new TableBuilder("claims", List.of("claim", "results.csv", "now"));
    differing.stream()
        .limit(most)
        .forEach(
            claim ->
                table
                    .text("claim", claim.of())
                    .text("results.csv", claim.claimed())
                    .text("now", claim.found())
                    .end());
    return TableFormats.PLAIN_TEXT.format(table.build());
  }

  /** How many hold. */
  String verdict() {
    return differing.isEmpty()
        ? "All " + held + " claims hold, to the last digit."
        : differing.size() + " of " + held + " claims do not hold.";
  }
}
