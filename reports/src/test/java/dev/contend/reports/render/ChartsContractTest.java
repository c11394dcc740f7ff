package dev.contend.reports.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.reports.chart.BarFigure;
import dev.contend.reports.chart.Charts;
import dev.contend.reports.chart.CurveFigure;
import dev.contend.reports.chart.Figure;
import dev.contend.reports.chart.GanttFigure;
import dev.contend.reports.chart.HeatFigure;
import dev.contend.reports.chart.MapFigure;
import dev.contend.reports.chart.PanelsFigure;
import dev.contend.reports.chart.Samples;
import dev.contend.reports.chart.StackFigure;
import dev.contend.reports.table.Numbers;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType3Font;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What holds of every chart in every format. The files stay in target/figures, to look at. */
final class ChartsContractTest {
  private static final Path FOLDER = Path.of("target", "figures");
  private static final FigureWriter WRITER = new FigureWriter(FigureStyle.ACM);

  @ParameterizedTest
  @EnumSource
  void svgIsWellFormedAndItsTextIsText(Charts chart) throws Exception {
    Figure figure = chart.figure(Samples.small(chart));
    byte[] svg = draw(figure, FOLDER.resolve("small"), FigureFormats.SVG);

    Element root =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(svg))
            .getDocumentElement();

    assertThat(root.getAttribute("width")).isEqualTo("3.33in");
    assertThat(root.getAttribute("font-family"))
        .isEqualTo("'Liberation Sans', Arial, Helvetica, sans-serif");
    NodeList elements = root.getElementsByTagName("text");
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < elements.getLength(); i++) {
      texts.add(elements.item(i).getTextContent());
    }
    assertThat(texts).containsAll(labels(figure));
  }

  @ParameterizedTest
  @EnumSource
  void pdfHasTheColumnsWidthAndEmbedsItsFonts(Charts chart) throws IOException {
    Figure figure = chart.figure(Samples.large(chart));
    byte[] pdf = draw(figure, FOLDER.resolve("large"), FigureFormats.PDF);

    try (PDDocument document = Loader.loadPDF(pdf)) {
      double inches = document.getPage(0).getMediaBox().getWidth() / 72;
      assertThat((float) inches).isEqualTo(figure.paperColumns() == 1 ? 3.33f : 7f);
      List<PDFont> fonts = fonts(document.getPage(0).getResources());
      assertThat(fonts).isNotEmpty().noneMatch(font -> font instanceof PDType3Font);
      assertThat(fonts).allMatch(PDFont::isEmbedded);
      assertThat(fonts).allMatch(font -> font.getName().endsWith("LiberationSans"));
      assertThat(new PDFTextStripper().getText(document)).contains(below(figure));
    }
  }

  @ParameterizedTest
  @EnumSource
  void pngHas300DotsToTheInch(Charts chart) throws IOException {
    Figure figure = chart.figure(Samples.large(chart));
    byte[] png = draw(figure, FOLDER.resolve("large"), FigureFormats.PNG);

    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    assertThat(image.getWidth()).isEqualTo(figure.paperColumns() == 1 ? 999 : 2100);
    draw(chart.figure(Samples.small(chart)), FOLDER.resolve("small"), FigureFormats.PNG);
  }

  @ParameterizedTest
  @EnumSource
  void theSameFigureGivesTheSameBytes(Charts chart, @TempDir Path folder) throws IOException {
    for (FigureFormats format : FigureFormats.values()) {
      byte[] first = draw(chart.figure(Samples.small(chart)), folder, format);
      new FigureWriter(FigureStyle.ACM)
          .write(chart.figure(Samples.small(chart)), folder, List.of(format));
      Path file = folder.resolve(chart.yamlName() + "." + format.extension());
      assertThat(Files.readAllBytes(file)).as("%s", format).isEqualTo(first);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFigureHasTheNameOfItsChart(Charts chart) {
    assertThat(chart.figure(Samples.small(chart)).name()).isEqualTo(chart.yamlName());
  }

  private static byte[] draw(Figure figure, Path folder, FigureFormats format) throws IOException {
    return Files.readAllBytes(WRITER.write(figure, folder, List.of(format)).get(0));
  }

  private static List<String> labels(Figure figure) {
    List<String> labels = new ArrayList<>(List.of(below(figure)));
    if (figure instanceof CurveFigure curves) {
      curves.series().stream()
          .filter(CurveFigure.Series::named)
          .forEach(series -> labels.add(series.name()));
      curves.keys().forEach(key -> labels.add(key.name()));
      curves.marks().forEach(mark -> labels.add(mark.label()));
      curves.ideal().ifPresent(line -> labels.add(line.name()));
      curves.band().ifPresent(band -> labels.add(band.name()));
      labels.add(curves.y().title());
      curves.x().ticks().forEach(tick -> labels.add(Numbers.format(tick)));
      curves.y().ticks().forEach(tick -> labels.add(Numbers.format(tick)));
    }
    if (figure instanceof StackFigure stacks) {
      stacks.layers().forEach(layer -> labels.add(layer.name()));
      labels.addAll(List.of("cpython-3.13", "+multiprocess", "1", "64", stacks.y().title()));
    }
    if (figure instanceof PanelsFigure panels) {
      CurveFigure last = panels.panels().get(panels.panels().size() - 1);
      labels.addAll(labels(last));
      panels.panels().forEach(panel -> labels.add(panel.y().title()));
    }
    if (figure instanceof BarFigure bars) {
      bars.layers().forEach(layer -> labels.add(layer.name()));
      for (BarFigure.Group group : bars.groups()) {
        labels.add(group.name());
        group.bars().forEach(bar -> labels.add(bar.value()));
      }
    }
    if (figure instanceof GanttFigure gantt) {
      gantt.layers().forEach(layer -> labels.add(layer.name()));
      labels.addAll(List.of("worker 0", "worker 5", "GIL"));
      gantt.x().ticks().forEach(tick -> labels.add(Numbers.format(tick)));
    }
    if (figure instanceof MapFigure map) {
      map.categories().forEach(category -> labels.add(category.name()));
      labels.addAll(map.columns());
      labels.addAll(map.rows());
      labels.add(map.rowTitle());
    }
    if (figure instanceof HeatFigure heat) {
      labels.addAll(List.of(heat.rowTitle(), heat.scale().title()));
      for (int i = 0; i < heat.labels().size(); i += heat.labelStep()) {
        labels.add(heat.labels().get(i));
      }
    }
    return labels;
  }

  /** What stands below the figure's horizontal axis. */
  private static String below(Figure figure) {
    if (figure instanceof CurveFigure curves) {
      return curves.x().title();
    }
    if (figure instanceof PanelsFigure panels) {
      return below(panels.panels().get(panels.panels().size() - 1));
    }
    if (figure instanceof BarFigure bars) {
      return bars.x().title();
    }
    if (figure instanceof GanttFigure gantt) {
      return gantt.x().title();
    }
    if (figure instanceof MapFigure map) {
      return map.columnTitle();
    }
    return figure instanceof HeatFigure heat
        ? heat.columnTitle()
        : ((StackFigure) figure).barAxis();
  }

  private static List<PDFont> fonts(PDResources resources) throws IOException {
    List<PDFont> fonts = new ArrayList<>();
    for (COSName name : resources.getFontNames()) {
      fonts.add(resources.getFont(name));
    }
    for (COSName name : resources.getXObjectNames()) {
      PDXObject object = resources.getXObject(name);
      if (object instanceof PDFormXObject form) {
        fonts.addAll(fonts(form.getResources()));
      }
    }
    return fonts;
  }
}
