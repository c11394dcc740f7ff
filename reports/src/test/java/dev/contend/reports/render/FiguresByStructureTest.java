package dev.contend.reports.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.contend.reports.chart.ChartInput;
import dev.contend.reports.chart.Charts;
import dev.contend.reports.chart.ContentionSamples;
import dev.contend.reports.chart.Figure;
import dev.contend.reports.chart.MoreSamples;
import dev.contend.reports.chart.Samples;
import dev.contend.reports.chart.UndrawableException;
import dev.contend.reports.chart.WideSamples;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType3Font;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What holds of every chart in every style, width and format, from every kind of results: texts lie
 * on the page and not on each other, files have the style's size, fonts are in the file.
 *
 * <p>By default a sample in which every pair of two of these choices occurs; all combinations with
 * {@code -Dfigures=all}, as the Maven profile {@code all-figures} sets it.
 */
final class FiguresByStructureTest {
  private static final FigureFont FONT = FigureFont.load();
  private static final List<Integer> SIZES = new ArrayList<>();
  private static final Map<String, ChartInput> EXPERIMENTS = new LinkedHashMap<>();
  private static final Map<Charts, Map<String, Optional<Figure>>> FIGURES =
      new EnumMap<>(Charts.class);

  static {
    EXPERIMENTS.put("small", Samples.small());
    EXPERIMENTS.put("large", Samples.large());
    EXPERIMENTS.put("locks", MoreSamples.locks());
    EXPERIMENTS.put("memory", MoreSamples.loadedMemory());
    EXPERIMENTS.put("service", ContentionSamples.service());
    EXPERIMENTS.put("vast", WideSamples.vast());
    EXPERIMENTS.put("extreme", WideSamples.extreme());
    EXPERIMENTS.put("single", WideSamples.single());
    for (Charts chart : Charts.values()) {
      Map<String, Optional<Figure>> figures = new LinkedHashMap<>();
      EXPERIMENTS.forEach((name, input) -> figures.put(name, figure(chart, input)));
      FIGURES.put(chart, figures);
    }
    SIZES.addAll(
        List.of(
            Charts.values().length,
            EXPERIMENTS.size(),
            FigureStyle.values().length,
            2,
            FigureFormats.values().length));
  }

  private static Optional<Figure> figure(Charts chart, ChartInput input) {
    try {
      return Optional.of(chart.figure(input));
    } catch (UndrawableException lacking) {
      assertThat(lacking).hasMessageContaining(chart.yamlName());
      return Optional.empty();
    }
  }

  private static boolean isDrawable(int[] choice) {
    if (choice[0] < 0 || choice[1] < 0) {
      return true;
    }
    return drawn(choice).isPresent();
  }

  private static Optional<Figure> drawn(int[] choice) {
    String experiment = List.copyOf(EXPERIMENTS.keySet()).get(choice[1]);
    return FIGURES
        .getOrDefault(Charts.values()[choice[0]], new LinkedHashMap<>())
        .getOrDefault(experiment, Optional.empty());
  }

  @Test
  void everyChartIsDrawnFromSomeExperiment() {
    FIGURES.forEach(
        (chart, figures) ->
            assertThat(figures.values()).as(chart.yamlName()).anyMatch(Optional::isPresent));
  }

  @TestFactory
  Stream<DynamicTest> filesHaveTheirSizeAndTextsTheirPlace() {
    boolean all = System.getProperty("figures", "").equals("all");
    List<int[]> choices =
        all
            ? product(FiguresByStructureTest::isDrawable)
            : Pairwise.of(SIZES, FiguresByStructureTest::isDrawable);
    return choices.stream()
        .map(choice -> DynamicTest.dynamicTest(name(choice), () -> check(choice)));
  }

  private static List<int[]> product(Predicate<int[]> possible) {
    List<int[]> all = new ArrayList<>(List.of(new int[0]));
    for (int size : SIZES) {
      List<int[]> longer = new ArrayList<>();
      for (int[] begin : all) {
        for (int value = 0; value < size; value++) {
          int[] more = Arrays.copyOf(begin, begin.length + 1);
          more[begin.length] = value;
          longer.add(more);
        }
      }
      all = longer;
    }
    return all.stream().filter(possible).toList();
  }

  private static String name(int[] choice) {
    return Charts.values()[choice[0]].yamlName()
        + " of "
        + List.copyOf(EXPERIMENTS.keySet()).get(choice[1])
        + ", "
        + FigureStyle.values()[choice[2]].label()
        + ", "
        + (choice[3] + 1)
        + " columns, "
        + FigureFormats.values()[choice[4]].extension();
  }

  private static void check(int[] choice) throws Exception {
    Figure figure = drawn(choice).orElseThrow();
    FigureStyle style = FigureStyle.values()[choice[2]];
    int columns = choice[3] + 1;
    FigureWriter writer = new FigureWriter(style);
    double inches = style.inches(columns);
    SvgTexts svg = new SvgTexts(writer.encode(figure, columns, FigureFormats.SVG), FONT);
    double height = checkSvg(svg, inches);
    FigureFormats format = FigureFormats.values()[choice[4]];
    byte[] file =
        format == FigureFormats.SVG ? new byte[0] : writer.encode(figure, columns, format);
    switch (format) {
      case SVG -> {} // checked with each of the others
      case PDF -> checkPdf(file, inches);
      case PNG -> checkPng(file, inches, height, style);
    }
  }

  /** Checks the page and yields its height in points. */
  private static double checkSvg(SvgTexts svg, double inches) {
    assertThat(svg.root().getTagName()).isEqualTo("svg");
    String width = svg.root().getAttribute("width");
    assertThat(Double.parseDouble(width.replace("in", ""))).isEqualTo(inches);
    String[] box = svg.root().getAttribute("viewBox").split(" ");
    assertThat(Double.parseDouble(box[2])).isCloseTo(inches * 72, within(0.01));
    checkTexts(svg, Double.parseDouble(box[2]), Double.parseDouble(box[3]));
    return Double.parseDouble(box[3]);
  }

  private static void checkTexts(SvgTexts svg, double width, double height) {
    Rectangle2D page = new Rectangle2D.Double(-0.5, -0.5, width + 1, height + 1);
    List<SvgTexts.Text> texts = svg.texts();
    assertThat(texts).isNotEmpty();
    for (int i = 0; i < texts.size(); i++) {
      SvgTexts.Text text = texts.get(i);
      assertThat(text.stated()).as(text.content()).isCloseTo(text.width(), within(0.01));
      assertThat(page.contains(text.box()))
          .as("'%s' at %s lies on %s", text.content(), text.box(), page)
          .isTrue();
      for (SvgTexts.Text other : texts.subList(i + 1, texts.size())) {
        assertThat(text.overlaps(other))
            .as(
                "'%s' at %s covers '%s' at %s",
                text.content(), text.box(), other.content(), other.box())
            .isFalse();
      }
    }
  }

  private static void checkPdf(byte[] file, double inches) throws IOException {
    try (PDDocument document = Loader.loadPDF(file)) {
      double width = document.getPage(0).getMediaBox().getWidth() / 72;
      assertThat(Math.abs(width - inches)).isLessThan(0.005);
      List<PDFont> fonts = fonts(document.getPage(0).getResources());
      assertThat(fonts).isNotEmpty().allMatch(PDFont::isEmbedded);
      assertThat(fonts).noneMatch(font -> font instanceof PDType3Font);
    }
  }

  private static List<PDFont> fonts(PDResources resources) throws IOException {
    List<PDFont> fonts = new ArrayList<>();
    for (COSName name : resources.getFontNames()) {
      fonts.add(resources.getFont(name));
    }
    for (COSName name : resources.getXObjectNames()) {
      if (resources.getXObject(name) instanceof PDFormXObject form) {
        fonts.addAll(fonts(form.getResources()));
      }
    }
    return fonts;
  }

  private static void checkPng(byte[] file, double inches, double height, FigureStyle style)
      throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
    assertThat((double) image.getWidth()).isBetween(inches * 300 - 0.51, inches * 300 + 0.51);
    double dots = height * 300 / 72;
    assertThat((double) image.getHeight()).isBetween(dots - 1, dots + 1);
    int ground = style.theme().ground().getRGB();
    assertThat(image.getRGB(0, image.getHeight() - 1)).isEqualTo(ground);
  }
}
