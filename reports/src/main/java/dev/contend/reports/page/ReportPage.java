package dev.contend.reports.page;

import dev.contend.reports.chart.Axis;
import dev.contend.reports.chart.CurveFigure;
import dev.contend.reports.chart.CurveFigure.Mark;
import dev.contend.reports.chart.CurveFigure.Series;
import dev.contend.reports.chart.Figure;
import dev.contend.reports.chart.PanelsFigure;
import dev.contend.reports.render.FigureFormats;
import dev.contend.reports.render.FigureStyle;
import dev.contend.reports.render.FigureWriter;
import dev.contend.reports.table.Numbers;
import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.TableBuilder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * The report page: verdict and cause first, then the charts, the tables, what was run, where it
 * comes from and how to run it again.
 *
 * <p>Curves are drawn by uPlot, which the page contains; other figures are drawn as on paper. In
 * print, and without scripts, curves are as on paper too. The page forbids itself the network by
 * its content security policy.
 */
public final class ReportPage {
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:";

  private final FigureWriter writer = new FigureWriter(FigureStyle.ACM);
  private final StringBuilder out = new StringBuilder();
  private int charts;

  private ReportPage() {}

  /**
   * What the page says.
   *
   * @param title name of the experiment
   * @param question that the experiment asks; may be empty
   * @param verdict a sentence for each finding
   * @param figures with what each shows
   * @param tables with what each says
   * @param scenario the resolved scenario; may be empty
   * @param provenance names and values
   * @param commands that make the results again
   */
  public record Content(
      String title,
      String question,
      List<String> verdict,
      Map<String, Figure> figures,
      Map<String, ResultTable> tables,
      String scenario,
      Map<String, String> provenance,
      List<String> commands) {}

  /** The page. */
  public static String html(Content content) {
    ReportPage page = new ReportPage();
    page.head(content);
    page.charts(content.figures());
    page.tables(content.tables());
    page.sources(content);
    page.script();
    return page.out.toString();
  }

  private void head(Content content) {
    out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out.append("<meta http-equiv=\"Content-Security-Policy\" content=\"" + POLICY + "\">\n");
    out.append("<link rel=\"icon\" href=\"data:,\">\n<title>");
    out.append(Html.escaped(content.title())).append(" – contend</title>\n<style>\n");
    out.append(Embedded.chartStyle()).append('\n').append(Embedded.style());
    out.append("</style>\n</head>\n<body>\n<header><h1>").append(Html.escaped(content.title()));
    out.append("</h1><div class=\"controls\"><button type=\"button\" id=\"theme\">Dark theme");
    out.append("</button> <button type=\"button\" id=\"print\">Print</button></div></header>\n");
    out.append("<main>\n<p>").append(Html.escaped(content.question())).append("</p>\n");
    if (!content.verdict().isEmpty()) {
      out.append("<section class=\"verdict\" aria-label=\"Verdict\"><ul>\n");
      content
          .verdict()
          .forEach(each -> out.append("<li>").append(Html.prose(each)).append("</li>\n"));
      out.append("</ul></section>\n");
    }
  }

  private void charts(Map<String, Figure> figures) {
    out.append("<h2>Charts</h2>\n<p class=\"muted\">Bands and bars are 95 % intervals.</p>\n");
    out.append("<div class=\"charts\">\n");
    figures.forEach(this::chart);
    out.append("</div>\n");
  }

  private void chart(String help, Figure figure) {
    if (figure instanceof CurveFigure curves) {
      curves(help, curves);
    } else if (figure instanceof PanelsFigure panels) {
      for (CurveFigure panel : panels.panels()) {
        curves(help + ": " + own(panel, panels.panels()), panel);
      }
    } else {
      out.append("<figure><figcaption>").append(Html.prose(help)).append("</figcaption>");
      paper("paper", help, figure);
      out.append("</figure>\n");
    }
  }

  /** What tells a panel from the others: its vertical axis, or else what it shows first. */
  private static String own(CurveFigure panel, List<CurveFigure> all) {
    String label = panel.y().label();
    boolean alone = all.stream().filter(each -> each.y().label().equals(label)).count() == 1;
    return alone ? label : CurveData.name(panel.series().get(0));
  }

  /** A figure as it is drawn for paper. */
  private void paper(String kind, String help, Figure figure) {
    String svg =
        new String(
            writer.encode(figure, figure.paperColumns(), FigureFormats.SVG),
            StandardCharsets.UTF_8);
    out.append("<div class=\"").append(kind).append("\" role=\"img\" aria-label=\"");
    out.append(Html.escaped(help)).append("\">");
    out.append(own(svg.substring(svg.indexOf("<svg")))).append("</div>\n");
  }

  /** The drawing with identifiers that no other drawing of the page has. */
  private String own(String svg) {
    charts++;
    return svg.replaceAll(" id=\"([^\"]+)\"", " id=\"c" + charts + "-$1\"")
        .replaceAll("url\\(#([^)]+)\\)", "url(#c" + charts + "-$1)");
  }

  private void curves(String help, CurveFigure figure) {
    List<Series> shown = CurveData.shown(figure);
    out.append("<figure class=\"curves\"><figcaption>").append(Html.prose(help));
    out.append("</figcaption>\n<div class=\"plot\" tabindex=\"0\" role=\"application\" ");
    out.append("aria-label=\"").append(Html.escaped(help));
    out.append(", arrow keys go from point to point\"></div>\n<output></output>\n<fieldset>");
    out.append("<legend class=\"muted\">Show</legend>");
    for (Series series : shown) {
      out.append("<label><input type=\"checkbox\" checked>").append(Swatch.html(series));
      out.append(Html.escaped(CurveData.name(series))).append("</label>");
    }
    out.append("</fieldset>\n");
    legend(figure);
    paper("paper printed", help, figure);
    out.append("<script type=\"application/json\">");
    out.append(Html.inScript(new CurveData(figure).json()))
        .append("</script>\n<details><summary>Data</summary>");
    out.append(PageTable.html("Data of: " + help, data(figure, shown)));
    out.append("</details></figure>\n");
  }

  /** What the area and the vertical lines mean, which the canvas tells nobody who cannot see it. */
  private void legend(CurveFigure figure) {
    figure
        .band()
        .ifPresent(
            band ->
                out.append("<p class=\"muted\"><span class=\"area\"></span>")
                    .append(Html.prose(band.name()))
                    .append("</p>\n"));
    for (Mark mark : figure.marks()) {
      out.append("<p class=\"muted\"><span class=\"mark\"></span>");
      out.append(Html.prose(mark.label())).append(", at ").append(Numbers.rough(mark.x()));
      out.append("</p>\n");
    }
  }

  private static ResultTable data(CurveFigure figure, List<Series> shown) {
    Axis x = figure.x();
    TableBuilder table =
        new TableBuilder(
            figure.name(), List.of("series", x.label(), figure.y().quantity(), "95 % interval"));
    for (Series series : shown) {
      series
          .points()
          .forEach(
              point ->
                  table
                      .text("series", CurveData.name(series))
                      .number(x.label(), point.x())
                      .text(figure.y().quantity(), Numbers.rough(point.y()))
                      .text(
                          "95 % interval",
                          point.low() == point.high()
                              ? "-"
                              : Numbers.rough(point.low()) + " to " + Numbers.rough(point.high()))
                      .end());
    }
    return table.build();
  }

  private void tables(Map<String, ResultTable> tables) {
    out.append("<h2>Tables</h2>\n<p class=\"muted\">A column's name sorts by it.</p>\n");
    tables.forEach((caption, table) -> out.append(PageTable.html(caption, table)));
  }

  private void sources(Content content) {
    out.append("<h2>How to reproduce</h2>\n<pre tabindex=\"0\">");
    content.commands().forEach(line -> out.append(Html.escaped(line)).append('\n'));
    out.append("</pre>\n<h2>Provenance</h2>\n");
    TableBuilder table = new TableBuilder("manifest", List.of("name", "value"));
    content
        .provenance()
        .forEach((name, value) -> table.text("name", name).text("value", value).end());
    out.append(PageTable.html("Where the results come from", table.build()));
    if (!content.scenario().isEmpty()) {
      out.append("<h2>Scenario</h2>\n<details><summary>As it was run, every default filled in");
      out.append("</summary><pre tabindex=\"0\">").append(Html.escaped(content.scenario()));
      out.append("</pre></details>\n");
    }
  }

  private void script() {
    out.append("</main>\n<script>\n").append(Embedded.chartScript()).append("\n</script>\n");
    out.append("<script>\n").append(Embedded.script()).append("</script>\n</body>\n</html>\n");
  }
}
