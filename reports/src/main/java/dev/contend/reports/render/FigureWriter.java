package dev.contend.reports.render;

import dev.contend.reports.chart.BarFigure;
import dev.contend.reports.chart.CurveFigure;
import dev.contend.reports.chart.Figure;
import dev.contend.reports.chart.GanttFigure;
import dev.contend.reports.chart.HeatFigure;
import dev.contend.reports.chart.MapFigure;
import dev.contend.reports.chart.PanelsFigure;
import dev.contend.reports.chart.StackFigure;
import dev.contend.reports.table.WholeFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Draws figures into files of a folder.
 *
 * <p>The same figure gives the same bytes: no date, no font of the machine. The font is loaded once
 * for each writer.
 */
public final class FigureWriter {
  private final FigureStyle style;
  private final FigureFont font = FigureFont.load();

  /**
   * @param style what the figures are for
   */
  public FigureWriter(FigureStyle style) {
    this.style = style;
  }

  /** Writes a figure as {@code folder/<name>.<format>} in every format; yields the files. */
  public List<Path> write(Figure figure, Path folder) {
    return write(figure, folder, List.of(FigureFormats.values()));
  }

  /** The same in some formats. */
  public List<Path> write(Figure figure, Path folder, List<FigureFormats> formats) {
    return write(figure, figure.paperColumns(), folder, formats);
  }

  /**
   * The same at a width.
   *
   * @param columns of the paper, 1 or 2
   */
  public List<Path> write(Figure figure, int columns, Path folder, List<FigureFormats> formats) {
    List<Path> files = new ArrayList<>();
    files(figure, columns, formats)
        .forEach(
            (name, content) -> {
              Path file = folder.resolve(name);
              WholeFile.write(file, content);
              files.add(file);
            });
    return files;
  }

  /** What the files of a figure hold, by their names, in every format. */
  public Map<String, byte[]> files(Figure figure) {
    return files(figure, figure.paperColumns(), List.of(FigureFormats.values()));
  }

  private Map<String, byte[]> files(Figure figure, int columns, List<FigureFormats> formats) {
    Drawing drawing = drawing(figure, columns);
    Map<String, byte[]> files = new LinkedHashMap<>();
    formats.forEach(
        format ->
            files.put(figure.name() + "." + format.extension(), format.encode(drawing, font)));
    return files;
  }

  /** A figure in a format. */
  public byte[] encode(Figure figure, int columns, FigureFormats format) {
    return format.encode(drawing(figure, columns), font);
  }

  private Drawing drawing(Figure figure, int columns) {
    return new ScaledDrawing(layout(figure, style.points(columns)), style);
  }

  private Drawing layout(Figure figure, double width) {
    Theme theme = style.theme();
    if (figure instanceof StackFigure stack) {
      return new StackDrawing(stack, width, font, theme);
    }
    if (figure instanceof HeatFigure heat) {
      return new HeatDrawing(heat, width, font, theme);
    }
    if (figure instanceof MapFigure map) {
      return new MapDrawing(map, width, font, theme);
    }
    if (figure instanceof GanttFigure gantt) {
      return new GanttDrawing(gantt, width, font, theme);
    }
    if (figure instanceof BarFigure bars) {
      return new BarDrawing(bars, width, font, theme);
    }
    return figure instanceof PanelsFigure panels
        ? new PanelsDrawing(panels, width, font, theme)
        : new CurveDrawing((CurveFigure) figure, width, font, theme);
  }
}
