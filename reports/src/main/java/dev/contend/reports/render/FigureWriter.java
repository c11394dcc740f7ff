package dev.contend.reports.render;

import dev.contend.reports.chart.CurveFigure;
import dev.contend.reports.chart.Figure;
import dev.contend.reports.chart.HeatFigure;
import dev.contend.reports.chart.StackFigure;
import dev.contend.reports.table.WholeFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws figures into files of a folder.
 *
 * <p>The same figure gives the same bytes: no date, no font of the machine. The font is loaded once
 * for each writer.
 */
public final class FigureWriter {
  private final Paper paper;
  private final FigureFont font = FigureFont.load();

  /**
   * @param paper whose column widths the figures have
   */
  public FigureWriter(Paper paper) {
    this.paper = paper;
  }

  /** Writes a figure in every format and yields the files. */
  public List<Path> write(Figure figure, Path folder) {
    return write(figure, folder, List.of(FigureFormats.values()));
  }

  /** Writes a figure as {@code folder/<name>.<format>} and yields the files, in order. */
  public List<Path> write(Figure figure, Path folder, List<FigureFormats> formats) {
    Drawing drawing = drawing(figure);
    List<Path> files = new ArrayList<>();
    for (FigureFormats format : formats) {
      Path file = folder.resolve(figure.name() + "." + format.extension());
      WholeFile.write(file, format.encode(drawing, font));
      files.add(file);
    }
    return files;
  }

  private Drawing drawing(Figure figure) {
    double width = paper.points(figure.paperColumns());
    if (figure instanceof StackFigure stack) {
      return new StackDrawing(stack, width, font);
    }
    return figure instanceof HeatFigure heat
        ? new HeatDrawing(heat, width, font)
        : new CurveDrawing((CurveFigure) figure, width, font);
  }
}
