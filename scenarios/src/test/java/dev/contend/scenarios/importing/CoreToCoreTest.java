package dev.contend.scenarios.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Classes that made matrices have are found again; wrong matrices are refused with a place. */
class CoreToCoreTest {
  @TempDir Path folder = Path.of("");

  @Test
  void siblingsComplexesNodesAndSocketsAreFound() {
    // 2 sockets of 4 complexes of 4 cores of 2 threads.
    LatencyMatrix matrix =
        read(
            matrix(
                64,
                (a, b) ->
                    a / 2 == b / 2 ? 10 : a / 8 == b / 8 ? 25 : a / 32 == b / 32 ? 110 : 250));
    HandoffClasses classes = HandoffClasses.of(matrix);
    assertThat(classes.named())
        .extracting(HandoffClasses.HandoffClass::key)
        .containsExactly("smt", "same-cache", "same-numa-node", "remote");
    assertThat(classes.classes())
        .extracting(HandoffClasses.HandoffClass::pairs)
        .containsExactly(32, 8 * 24, 2 * 6 * 64, 32 * 32);
    assertThat(classes.classes().get(2).medianNs()).isBetween(107.0, 113.0);
    assertThat(classes.leftOut()).isZero();
  }

  @Test
  void aSlowerPairInsideOfACacheIsNoFartherAway() {
    LatencyMatrix matrix = read(matrix(12, (a, b) -> a >= 8 && b >= 8 ? 50 : 32));
    assertThat(HandoffClasses.of(matrix).classes())
        .extracting(HandoffClasses.HandoffClass::key)
        .containsExactly("same-cache", "");
    assertThat(CoreToCore.of(matrix).report("test"))
        .contains("  #   - {between: [E, E], value: ")
        .contains("# kinds:");
  }

  @Test
  void oneSpreadOutClassStaysOne() {
    LatencyMatrix matrix = read(matrix(40, (a, b) -> 36 + (a * 7 + b * 5) % 36));
    assertThat(HandoffClasses.of(matrix).classes()).hasSize(1);
  }

  @Test
  void aDisturbedPairOfManyIsLeftOut() {
    LatencyMatrix matrix = read(matrix(64, (a, b) -> a + b == 1 ? 900 : 50));
    HandoffClasses classes = HandoffClasses.of(matrix);
    assertThat(classes.classes()).hasSize(1);
    assertThat(classes.leftOut()).isEqualTo(1);
  }

  @Test
  void allWaysOfWritingAMatrixAreOne() {
    List<String> ways =
        List.of(
            ",20,30\n20,,40\n30,40,\n",
            "# by a tool\n,,\n20,,\n30,40,\n",
            "\n\n0\n20,0\n30,40,0\n",
            "cpu,0,1,2\n0,,20,30\n1,20,,40\n2,30,40,\n",
            "cpu;a;b;c\r\na;;20;30\r\nb;20;;40\r\nc;30;40;\r\n",
            "core0,,20,30\ncore1,20,,40\ncore2,30,40,\n",
            "\t22\t30\n18\t\t40\n30\t40\t\n",
            "\"\",\"20\",\"30\"\n20,,40\n30,40,\n");
    for (String way : ways) {
      assertThat(read(way).pairs())
          .as(way)
          .containsExactly(
              new LatencyMatrix.Pair(0, 1, 20),
              new LatencyMatrix.Pair(0, 2, 30),
              new LatencyMatrix.Pair(1, 2, 40));
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "``,0,0,has fewer than 2 rows",
        "`1,2`,0,0,has fewer than 2 rows",
        "`,1\nx,`,2,1,'x' is not a number",
        "`,1,2\n1,,3\n2,3x,`,3,3,'3x' is not a number",
        "`,1,2\n1,,3\n2,NaN,`,3,3,'NaN' is not a number",
        "`,1,2\n1,,3\n2,-3,`,3,3,-3 ns is not a handoff",
        "`,1,2\n1,,3\n2,1e99,`,3,3,1e99 ns is not a handoff",
        "`,1,2,9\n1,,3\n2,3,`,1,6,row 1 has 4 cells; there are 3 rows",
        "`1,2,3,4\n1,2,3,4\n1\n1,2,3,4`,3,1,row 3 has 1 cells; there are 4 rows",
        "`,\n,`,0,0,has no number off the diagonal"
      })
  void aWrongMatrixIsAnsweredWithLineAndColumn(String text, int line, int column, String wrong) {
    assertThat(refused(text.getBytes(StandardCharsets.UTF_8)).rendered("m.csv"))
        .startsWith(line == 0 ? "m.csv: " + wrong : "m.csv:" + line + ":" + column + ": " + wrong);
  }

  @Test
  void bytesThatAreNoTextAndTooManyRowsAreRefused() throws IOException {
    assertThat(refused(new byte[] {(byte) 0xff, 0, 1})).hasMessage("is not UTF-8 text");
    assertThat(refused("1,2\n".repeat(3000).getBytes(StandardCharsets.UTF_8)))
        .hasMessage("more than 2048 rows");
    Path large = Files.write(folder.resolve("large.csv"), new byte[(16 << 20) + 1]);
    ImportException wrong =
        catchThrowableOfType(ImportException.class, () -> CoreToCore.read(large));
    assertThat(wrong).hasMessage("larger than 16 MiB");
  }

  @Test
  void theSectionIsReadyToPaste() throws IOException {
    String text = matrix(16, (a, b) -> a / 8 == b / 8 ? 50 : 114);
    Path file = Files.writeString(folder.resolve("two sockets.csv"), text);
    assertThat(CoreToCore.read(file).report("two sockets.csv"))
        .startsWith("# two sockets.csv: 16 hardware threads, 120 pairs, 2 classes\n")
        .contains("\nhandoff:\n  same-cache: {value: ")
        .contains("\n  remote: {value: ")
        .contains("source: \"two sockets.csv, median of 64 pairs\"}");
  }

  private static LatencyMatrix read(String text) {
    return LatencyMatrixReader.read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static ImportException refused(byte[] bytes) {
    ImportException refused =
        catchThrowableOfType(ImportException.class, () -> LatencyMatrixReader.read(bytes));
    assertThat(refused).isNotNull();
    return refused;
  }

  /** A full matrix with up to 2 % of noise, the diagonal empty. */
  private static String matrix(int size, IntBinaryOperator ns) {
    SplittableRandom noise = new SplittableRandom(1);
    List<String> rows = new ArrayList<>();
    for (int a = 0; a < size; a++) {
      List<String> row = new ArrayList<>();
      for (int b = 0; b < size; b++) {
        double value = ns.applyAsInt(Math.min(a, b), Math.max(a, b));
        row.add(
            a == b ? "" : String.format(Locale.ROOT, "%.2f", value * noise.nextDouble(0.98, 1.02)));
      }
      rows.add(String.join(",", row));
    }
    return String.join("\n", rows) + "\n";
  }
}
