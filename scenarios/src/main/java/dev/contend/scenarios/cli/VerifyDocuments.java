package dev.contend.scenarios.cli;

import dev.contend.reports.render.FigureFormats;
import dev.contend.reports.table.TableFormats;
import dev.contend.reports.table.WholeFile;
import dev.contend.scenarios.reference.Verification;
import dev.contend.scenarios.reference.VerifiedTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page of generated tables in the documents: a block for each table between markers, so that
 * one can be made anew without the others.
 */
final class VerifyDocuments {
  /** The page. */
  static final String PAGE = "validation-tables.md";

  /** The block that is about all tables. */
  static final String SUMMARY = "summary";

  private static final Pattern BLOCK =
      Pattern.compile("<!-- verify:(\\S+) begin -->\n(.*?)<!-- verify:\\1 end -->", Pattern.DOTALL);

  private static final String HEAD =
      """
      # Published tables against simulated ones

      Written by `./contend verify --docs docs`, not by hand. Simulated values are means with the \
      half of their 95 % intervals, errors are taken before rounding; *left out* is the error \
      with the numbers that the table set as they are without it. [validation.md](validation.md) \
      says what the evidence is worth, the files in `scenarios/library/reference` where each figure \
      was published.

      ![Simulated over published figures of all tables, by verdict](figures/parity-by-verdict.png)

      """;

  private final Path folder;

  /**
   * @param folder that of the documents
   */
  VerifyDocuments(Path folder) {
    this.folder = folder;
  }

  /** Makes sure that this is the folder of the documents. */
  void prepare() {
    if (!Files.exists(folder.resolve("validation.md"))) {
      throw new CommandFailure(
          ExitCode.WRONG_OPTIONS,
          "contend: "
              + folder
              + " has no validation.md\n    name the project's folder of documents, as"
              + " '--docs docs'");
    }
  }

  /**
   * Writes the blocks of the tables and leaves the others as they are.
   *
   * @param all whether these are all tables: the summary and the picture are of all
   */
  void write(Verification verification, boolean all) {
    try {
      Map<String, String> blocks = all ? new TreeMap<>() : blocks();
      for (VerifiedTable table : verification.tables()) {
        blocks.put(table.reference().name(), VerifyPages.table(table, TableFormats.MARKDOWN));
      }
      if (all) {
        blocks.put(SUMMARY, new VerifyPages(verification).summary(TableFormats.MARKDOWN));
        VerifyFolder.draw(verification, folder.resolve("figures"), List.of(FigureFormats.PNG));
      }
      WholeFile.write(folder.resolve(PAGE), page(blocks).getBytes(StandardCharsets.UTF_8));
    } catch (IOException | UncheckedIOException exception) {
      throw WrittenFolder.unwritable(folder, exception);
    }
  }

  /** The blocks that the page has, by name. */
  Map<String, String> blocks() throws IOException {
    Map<String, String> blocks = new TreeMap<>();
    Path page = folder.resolve(PAGE);
    if (Files.exists(page)) {
      Matcher matcher = BLOCK.matcher(Files.readString(page));
      while (matcher.find()) {
        blocks.put(matcher.group(1), matcher.group(2));
      }
    }
    return blocks;
  }

  /** The summary first, then the tables by name. */
  private static String page(Map<String, String> blocks) {
    StringBuilder page = new StringBuilder(HEAD);
    String summary = blocks.remove(SUMMARY);
    if (summary != null) {
      page.append(block(SUMMARY, summary));
    }
    blocks.forEach((name, text) -> page.append('\n').append(block(name, text)));
    return page.toString();
  }

  private static String block(String name, String text) {
    return "<!-- verify:" + name + " begin -->\n" + text + "<!-- verify:" + name + " end -->\n";
  }
}
