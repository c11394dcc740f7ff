package dev.contend.scenarios.cli;

import dev.contend.reports.chart.ChartInput;
import dev.contend.reports.chart.Charts;
import dev.contend.reports.chart.UndrawableException;
import dev.contend.reports.render.FigureFormats;
import dev.contend.reports.render.FigureStyle;
import dev.contend.reports.render.FigureWriter;
import dev.contend.reports.table.TableFormats;
import dev.contend.reports.table.Tables;
import dev.contend.reports.table.WholeFile;
import dev.contend.scenarios.reference.LeavingOut;
import dev.contend.scenarios.reference.Verification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The folder into which tables are verified: prepared before, so that nothing is lost after. */
final class VerifyFolder {
  private static final String ROWS = "verify.csv";
  private static final String LEFT_OUT = "leaving-out.csv";

  private final Path folder;

  VerifyFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Makes the folder and makes sure that it can be written.
   *
   * @throws CommandFailure if it cannot, or holds something else
   */
  void prepare() {
    WrittenFolder made = new WrittenFolder(folder);
    made.make();
    if (!Files.exists(folder.resolve(ROWS)) && made.holdsFiles()) {
      throw made.refused(WrittenFolder.OTHER_FILES, WrittenFolder.ELSEWHERE);
    }
  }

  /** Writes the rows, the tables for reading, and the chart. */
  void write(Verification verification) {
    try {
      String pages = new VerifyPages(verification).whole(TableFormats.MARKDOWN);
      WholeFile.write(
          folder.resolve("verify.md"),
          ("# Published tables\n\n" + pages).getBytes(StandardCharsets.UTF_8));
      draw(verification, folder.resolve("figures"), List.of(FigureFormats.values()));
      LeavingOut leavingOut = new LeavingOut(verification);
      Path rows = folder.resolve(LEFT_OUT);
      if (leavingOut.isAsked()) {
        TableFormats.CSV.write(leavingOut.rows(), rows);
      } else {
        Files.deleteIfExists(rows);
      }
      TableFormats.CSV.write(verification.table(), folder.resolve(ROWS));
    } catch (IOException | UncheckedIOException exception) {
      throw WrittenFolder.unwritable(folder, exception);
    }
  }

  /** Draws all rows in one chart; nothing if there are none. */
  static void draw(Verification verification, Path figures, List<FigureFormats> formats) {
    ChartInput input = ChartInput.empty().with(Tables.REFERENCE, verification.table());
    try {
      new FigureWriter(FigureStyle.ACM)
          .write(Charts.PARITY_BY_VERDICT.figure(input), figures, formats);
    } catch (UndrawableException nothing) {
      return;
    }
  }
}
