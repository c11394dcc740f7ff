package dev.contend.scenarios.cli;

import dev.contend.reports.chart.ChartInput;
import dev.contend.reports.chart.Charts;
import dev.contend.reports.chart.Colour;
import dev.contend.reports.chart.LayerStyle.Hatch;
import dev.contend.reports.chart.StackFigure;
import dev.contend.reports.chart.StackFigure.Bar;
import dev.contend.reports.chart.StackFigure.Layer;
import dev.contend.reports.chart.StackFigure.Panel;
import dev.contend.reports.chart.UndrawableException;
import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.Tables;
import java.util.ArrayList;
import java.util.List;

/**
 * The workers' time by cause as coloured bars for a terminal: a line for each curve with its most
 * workers, and below them what the colours mean.
 *
 * <p>Colours are the nearest of the 216 that terminals of 256 colours share; what hatches tell
 * apart on paper, shades do here.
 */
final class TerminalBars {
  /** The launcher sets it if standard output is a terminal that shows colours. */
  private static final String COLOURS = "contend.colours";

  private static final int CELLS = 40;
  private static final int MOST_BARS = 12;
  private static final int WIDTH = 80;
  private static final String GAP = "  ";
  private static final String RESET = "\u001b[0m";

  private TerminalBars() {}

  /** Whether who reads the output sees colours. */
  static boolean areSeen() {
    return Boolean.getBoolean(COLOURS);
  }

  /** The same of a table of causes, with a heading and an empty line; none if it has no time. */
  static List<String> of(ResultTable causes) {
    try {
      ChartInput input = ChartInput.empty().with(Tables.CAUSES, causes);
      List<String> bars = lines((StackFigure) Charts.CAUSE_SHARES.figure(input));
      List<String> lines = new ArrayList<>();
      if (!bars.isEmpty()) {
        lines.add("Workers' time by cause, with the most workers");
        lines.add("");
        lines.addAll(bars);
        lines.add("");
      }
      return lines;
    } catch (UndrawableException nothing) {
      return List.of();
    }
  }

  /** The lines; none of more curves than a screen has room for. */
  static List<String> lines(StackFigure figure) {
    List<String> lines = new ArrayList<>();
    if (figure.panels().size() > MOST_BARS) {
      return lines;
    }
    int widest = figure.panels().stream().mapToInt(panel -> name(panel).length()).max().orElse(0);
    for (Panel panel : figure.panels()) {
      String name = name(panel);
      lines.add(name + " ".repeat(widest - name.length() + 2) + bar(figure, last(panel)));
    }
    lines.addAll(legend(figure.layers()));
    return lines;
  }

  /** What the colours mean, in lines that a terminal has room for. */
  private static List<String> legend(List<Layer> layers) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int shown = 0;
    for (Layer layer : layers) {
      int cells = 2 + layer.name().length();
      if (shown > 0 && shown + GAP.length() + cells > WIDTH) {
        lines.add(line.toString());
        line = new StringBuilder();
        shown = 0;
      }
      line.append(shown > 0 ? GAP : "").append(painted(layer, 1)).append(' ').append(layer.name());
      shown += (shown > 0 ? GAP.length() : 0) + cells;
    }
    lines.add(line.toString());
    return lines;
  }

  private static Bar last(Panel panel) {
    return panel.bars().get(panel.bars().size() - 1);
  }

  private static String name(Panel panel) {
    return panel.name() + ", " + last(panel).label();
  }

  /** Each layer from the cell nearest to its bottom to that nearest to its top. */
  private static String bar(StackFigure figure, Bar bar) {
    StringBuilder text = new StringBuilder();
    double height = bar.tops().get(bar.tops().size() - 1);
    long from = 0;
    for (int i = 0; i < figure.layers().size(); i++) {
      long to = Math.round(CELLS * bar.tops().get(i) / height);
      if (to > from) {
        text.append(painted(figure.layers().get(i), (int) (to - from)));
      }
      from = to;
    }
    return text.toString();
  }

  private static String painted(Layer layer, int cells) {
    return coloured(layer.style().colour(), cell(layer.style().hatch()).repeat(cells));
  }

  /** Causes of one colour have another hatch in figures, and another shade here. */
  private static String cell(Hatch hatch) {
    return switch (hatch) {
      case NONE -> "█";
      case RISING, CROSSED -> "▓";
      case FALLING, LEVEL, GRID -> "▒";
      case UPRIGHT, DOTS -> "░";
    };
  }

  /** A text in a colour; black is left to the terminal, whose ground may be black itself. */
  static String coloured(Colour colour, String text) {
    if (colour == Colour.BLACK) {
      return text;
    }
    int rgb = colour.rgb();
    int nearest = 16 + 36 * sixth(rgb >> 16) + 6 * sixth(rgb >> 8) + sixth(rgb);
    return "\u001b[38;5;" + nearest + "m" + text + RESET;
  }

  /** The nearest of the six steps of a colour's last byte. */
  private static int sixth(int bytes) {
    int value = bytes & 0xFF;
    return value < 48 ? 0 : value < 115 ? 1 : (value - 35) / 40;
  }
}
