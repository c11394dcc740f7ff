package dev.contend.reports.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.reports.chart.Charts;
import dev.contend.reports.chart.CurveFigure;
import dev.contend.reports.chart.Figure;
import dev.contend.reports.chart.Samples;
import dev.contend.reports.chart.SeriesStyle;
import dev.contend.reports.table.CsvReader;
import dev.contend.reports.table.Json;
import dev.contend.reports.table.Numbers;
import dev.contend.reports.table.ResultTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page as a browser gets it. */
final class ReportPageTest {
  private static String page = "";

  @BeforeAll
  static void makePage() {
    Map<String, Figure> figures = new LinkedHashMap<>();
    for (Charts chart : Charts.values()) {
      figures.put(chart.help(), chart.figure(Samples.small(chart)));
    }
    Map<String, ResultTable> tables = new LinkedHashMap<>();
    tables.put("A table", CsvReader.parse("t", "name,value\n<b>,0.123456789012\nc,3\n"));
    Map<String, String> provenance = new LinkedHashMap<>();
    provenance.put("seed", "42");
    page =
        ReportPage.html(
            new ReportPage.Content(
                "a & b",
                "Does it <scale>?",
                List.of("cpython-3.13: the \"GIL\""),
                figures,
                tables,
                "name: x # </script>",
                provenance,
                List.of("contend run <scenario>")));
  }

  @Test
  void theVerdictStandsBeforeChartsAndTables() {
    assertThat(page.indexOf("the &quot;GIL&quot;"))
        .isPositive()
        .isLessThan(page.indexOf("<h2>Charts"));
    assertThat(page.indexOf("<h2>Charts")).isLessThan(page.indexOf("<h2>Tables"));
    assertThat(page).contains("<pre tabindex=\"0\">contend run &lt;scenario&gt;");
  }

  @Test
  void theNetworkIsNotAsked() {
    assertThat(page).contains("content=\"default-src 'none';");
    assertThat(all("(?:src|href)=\"([^\"]*)\"")).allMatch(each -> each.matches("data:,|#.*"));
    assertThat(page).doesNotContain("@import").doesNotContain("fetch(");
  }

  @Test
  void textOfResultsIsNoMarkup() {
    assertThat(page).contains("<title>a &amp; b").contains("Does it &lt;scale&gt;?");
    assertThat(page).contains("<td>&lt;b&gt;</td>").contains("# &lt;/script&gt;");
  }

  @Test
  void identifiersAreUniqueAndEveryReferenceHasOne() {
    List<String> ids = all(" id=\"([^\"]+)\"");
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(ids).containsAll(all("url\\(#([^)]+)\\)"));
  }

  @Test
  void aLongNumberIsShownShortAndSortedWhole() {
    assertThat(page).contains("<td class=\"number\" data-value=\"0.123456789012\">0.123</td>");
  }

  @Test
  void everySeriesHasASwitchAndItsData() {
    assertThat(all("type=\"checkbox\" checked><svg.*?</svg>([^<]*)<"))
        .contains("cpython-3.13", "cpython-3.13+multiprocess", "cpython-3.13t");
    assertThat(all("<script type=\"application/json\">(\\{\"x\")")).hasSizeGreaterThan(8);
    assertThat(page).contains("<caption class=\"muted\">Data of: speedup over the same runtime");
  }

  @Test
  void valuesStandWhereTheFiguresScalePutsThem() {
    // Workers 1, 2, 4 ... 64 on an axis of octaves.
    assertThat(page).contains("{\"x\":{\"places\":[0,1,2,3,4,5,6],\"text\":[\"1\",\"2\",\"4\"");
  }

  @Test
  void marksAndAreasOfAFigureAreDrawnAndTold() {
    String crossover = figure(Charts.CROSSOVER.help());
    CurveFigure drawn = (CurveFigure) Charts.CROSSOVER.figure(Samples.small(Charts.CROSSOVER));
    double place = drawn.x().scale().at(drawn.marks().get(0).x());
    String label = drawn.marks().get(0).label();

    assertThat(crossover)
        .contains(
            "\"marks\":[{\"place\":" + Numbers.format(place) + ",\"label\":\"" + label + "\"}]")
        .containsPattern("\"band\":\\[(\\[[-0-9.]+,[-0-9.]+],?){4}]")
        .contains("<span class=\"mark\"></span>" + label.replace(" %", "\u00a0%"))
        .contains("<span class=\"area\"></span>95\u00a0% interval");
    assertThat(figure(Charts.LOAD.help()))
        .contains("\"marks\":[{\"place\":100,\"label\":\"knee of cpython-3.14\"},{\"place\":200,");
    assertThat(figure(Charts.SPEEDUP.help()))
        .contains("\"band\":[]")
        .doesNotContain("class=\"area\"");
  }

  /** The first figure with a text below it. */
  private static String figure(String help) {
    int begin = page.indexOf("<figcaption>" + help);
    assertThat(begin).as(help).isPositive();
    return page.substring(begin, page.indexOf("</figure>", begin));
  }

  @Test
  void aSeriesHasTheMarkAndTheDashThatItHasOnPaper() {
    String speedup = figure(Charts.SPEEDUP.help());
    CurveFigure drawn = (CurveFigure) Charts.SPEEDUP.figure(Samples.small(Charts.SPEEDUP));
    assertThat(drawn.series()).hasSize(3);
    for (CurveFigure.Series series : drawn.series()) {
      assertThat(speedup)
          .contains(Swatch.html(series) + series.name())
          .contains("\"mark\":\"" + Swatch.outline(series.style().marker()) + "\"");
    }
    assertThat(Arrays.stream(SeriesStyle.Marker.values()).map(Swatch::outline))
        .doesNotHaveDuplicates();
    // The line to compare with has no marks.
    assertThat(speedup).contains("\"dash\":[8,4],\"hollow\":true,\"joined\":true,\"mark\":\"\"");
  }

  @Test
  void panelsOfOneAxisAreNamedByTheirCurves() {
    String help = Charts.USL_FIT.help();
    List<String> captions = all("<figcaption>" + Pattern.quote(help) + ": ([^<]*)<");
    assertThat(captions).hasSizeGreaterThan(1).doesNotHaveDuplicates();
  }

  @Test
  void everyCurveIsThereForPrintAsWell() {
    assertThat(all("<figure class=\"(curves)\">"))
        .hasSameSizeAs(all("<div class=\"paper (printed)\" role=\"img\""));
  }

  @Test
  void aLongTableIsFolded() {
    String row = "1\n";
    String fifty = PageTable.html("t", CsvReader.parse("t", "n\n" + row.repeat(50)));
    String more = PageTable.html("t", CsvReader.parse("t", "n\n" + row.repeat(1051)));
    assertThat(fifty).startsWith("<div");
    assertThat(more)
        .startsWith("<details class=\"long\"><summary>t – 1,051 rows</summary><div")
        .endsWith("</div>\n</details>\n");
  }

  @Test
  void aTextOfAFigureCannotEndItsScript() {
    assertThat(Html.inScript(Json.quoted("</script>\n\"\\")))
        .isEqualTo("\"\\u003c/script>\\n\\\"\\\\\"");
  }

  @Test
  void theChartingLibraryComesWithItsLicence() {
    assertThat(page)
        .contains("var uPlot=function")
        .contains("MIT License")
        .contains("Leon Sorokin");
  }

  private static List<String> all(String pattern) {
    // The scripts themselves are not markup.
    String markup = page.substring(0, page.indexOf("</main>"));
    List<String> found = new ArrayList<>();
    Matcher matcher = Pattern.compile(pattern).matcher(markup);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }
}
