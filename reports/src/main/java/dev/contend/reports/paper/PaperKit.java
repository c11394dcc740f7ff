package dev.contend.reports.paper;

import dev.contend.reports.chart.Charts;
import dev.contend.reports.table.Numbers;
import dev.contend.reports.table.ResultTable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The texts of a paper kit: captions with sample sizes, a paragraph on methods, references, a
 * document that shows everything, and the README of the artifact.
 */
public final class PaperKit {
  private final ResultTable results;
  private final Map<String, String> manifest;
  private final boolean isExact;

  /**
   * @param results with rows
   * @param manifest names and values; may lack any
   * @param isExact whether nothing varies in the scenario, so that one replication says all
   */
  public PaperKit(ResultTable results, Map<String, String> manifest, boolean isExact) {
    this.results = results;
    this.manifest = manifest;
    this.isExact = isExact;
  }

  /**
   * The options that a kit was made with, each behind a space, as a command line has them.
   *
   * @param ofCharts those that figures depend on
   * @param ofTables those that tables depend on
   */
  public record Options(String ofCharts, String ofTables) {}

  /** A macro with the caption of each figure, as in {@code \captionSpeedupStack}. */
  public String captions(List<Charts> charts) {
    StringBuilder out = new StringBuilder();
    for (Charts chart : charts) {
      out.append("\\newcommand{\\").append(captionOf(chart)).append("}{");
      out.append(Latex.escaped(sentence(chart.help()))).append(' ').append(sample());
      out.append("}\n");
    }
    return out.toString();
  }

  private static String captionOf(Charts chart) {
    return "caption" + Latex.macro(chart.yamlName());
  }

  private static String sentence(String help) {
    return help.substring(0, 1).toUpperCase(Locale.ROOT) + help.substring(1) + ".";
  }

  /** What is behind each number: the workload, the machine, how many replications. */
  private String sample() {
    TreeSet<Integer> counts = new TreeSet<>();
    results.rows().forEach(row -> counts.add(row.integer("replications")));
    String count =
        counts.first().equals(counts.last())
            ? "" + counts.first()
            : counts.first() + " to " + counts.last();
    return Latex.escaped(
        String.join(", ", distinct("workload"))
            + " on "
            + String.join(", ", distinct("machine"))
            + "; "
            + (counts.last() > 1
                ? "means of "
                    + count
                    + " replications of each point with common random numbers, 95 % Student"
                    + " intervals."
                : single()));
  }

  private String single() {
    return isExact
        ? "nothing varies, so one run of each point is exact."
        : "one replication of each point, so no interval can be stated.";
  }

  private List<String> distinct(String column) {
    return results.rows().stream().map(row -> row.text(column)).distinct().toList();
  }

  /** A paragraph for the section on methods. */
  public String methods() {
    return "% A paragraph for the section on methods.\n"
        + Latex.escaped(
            "Results are simulated by contend "
                + manifest.getOrDefault("version", "(version unknown)")
                + ", a discrete-event simulator of multi-core contention in language runtimes, ")
        + "commit \\texttt{"
        + Latex.escaped(manifest.getOrDefault("commit", "unknown"))
        + "}, seed "
        + Latex.escaped(manifest.getOrDefault("seed", "unknown"))
        + " \\cite{contend}. "
        + sample()
        + " A run is a function of its scenario, seed and version alone, so that all figures and"
        + " tables can be made again, byte for byte.\n";
  }

  /** The entry of the tool for a bibliography. */
  public String references() {
    return "@software{contend,\n"
        + "  title = {contend: a discrete-event simulator of multi-core contention in"
        + " language runtimes},\n"
        + "  author = {{The contend developers}},\n"
        + "  version = {"
        + manifest.getOrDefault("version", "unknown")
        + "},\n  year = {"
        + manifest.getOrDefault("start", "2026").substring(0, 4)
        + "},\n  note = {commit "
        + manifest.getOrDefault("commit", "unknown")
        + "}\n}\n";
  }

  /**
   * A document that includes everything.
   *
   * @param tables names of the tables' files
   * @param wide the charts that need both columns
   */
  public String document(List<Charts> charts, List<String> tables, List<Charts> wide) {
    StringBuilder out = new StringBuilder("\\documentclass[twocolumn]{article}\n");
    out.append("\\usepackage[margin=0.75in]{geometry}\n\\usepackage{booktabs}\n");
    out.append("\\usepackage{siunitx}\n\\usepackage{graphicx}\n");
    out.append("\\input{tables/macros}\n\\input{captions}\n\\begin{document}\n");
    out.append("\\section*{Methods}\n\\input{methods}\n");
    for (Charts chart : charts) {
      String environment = wide.contains(chart) ? "figure*" : "figure";
      out.append("\\begin{").append(environment).append("}\n  \\centering\n");
      out.append("  \\includegraphics[width=\\linewidth]{figures/").append(chart.yamlName());
      out.append(".pdf}\n  \\caption{\\").append(captionOf(chart)).append("}\n");
      out.append("\\end{").append(environment).append("}\n");
    }
    for (String table : tables) {
      out.append("\\begin{table*}\n  \\centering\n  \\input{tables/").append(table);
      out.append("}\n  \\caption{").append(Latex.escaped(table)).append(". ").append(sample());
      out.append("}\n\\end{table*}\n");
    }
    return out.append("\\clearpage\n\\bibliographystyle{plain}\n\\bibliography{references}\n")
        .append("\\end{document}\n")
        .toString();
  }

  /**
   * The README of the artifact.
   *
   * @param seconds that the run took, 0 if unknown
   * @param given what the kit was made with
   */
  public String artifact(List<Charts> charts, List<String> tables, long seconds, Options given) {
    String time = seconds > 0 ? Numbers.format(seconds) + " s" : "unknown";
    String intro =
        "# Artifact\n\nThe results behind the figures and tables of the paper, and what makes them"
            + " again.\n\n- `scenario.resolved.yaml`: what was run, every default filled in\n"
            + "- `results/`: the tables of the run\n- `SHA256SUMS`: of all files; `sha256sum -c"
            + " SHA256SUMS` checks them\n\nNeeded: contend "
            + manifest.getOrDefault("version", "of the same version")
            + " (commit "
            + manifest.getOrDefault("commit", "unknown")
            + ") and a JDK 17 or newer; no special hardware, no network.\n\n## Run it again\n\n"
            + "```\ncontend run scenario.resolved.yaml --out again\n```\n\nExpected time: "
            + time
            + " on the machine of the run ("
            + manifest.getOrDefault("os", "unknown")
            + "), as its manifest says. Then `again/results.csv` equals `results/results.csv`, byte"
            + " for byte: a run is a function of scenario, seed and version. Another version may"
            + " differ; tolerance then: the 95 % interval of each number.\n\n## Figures\n\n"
            + "| figure | command | expected time | tolerance |\n|---|---|---|---|\n";
    String figures =
        charts.stream()
            .map(
                chart ->
                    row(
                        "figures/" + chart.yamlName() + ".pdf",
                        "chart " + chart.yamlName() + " again" + given.ofCharts()))
            .collect(Collectors.joining());
    String written =
        tables.stream()
            .map(
                table ->
                    row(
                        "tables/" + table + ".tex",
                        "table again --metric " + table + given.ofTables()))
            .collect(Collectors.joining());
    return intro + figures + written;
  }

  private static String row(String file, String command) {
    return "| `" + file + "` | `contend " + command + "` | a few seconds | none |\n";
  }
}
