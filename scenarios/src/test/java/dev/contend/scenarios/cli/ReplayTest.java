package dev.contend.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From files of recorded accesses to counts, and what is said of wrong ones. */
class ReplayTest {
  private static final String TRACE =
      """
      # two threads, one line
      0 S 1000 8
      1 S 0x1008 8   # beside it
      0 S 1000 8
      1 A 1008 8
      1 L 103c 8

      0 L 1000
      """;

  @TempDir Path folder = Path.of("");

  private String file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  private static Ran replay(String... arguments) {
    String[] all = Arrays.copyOf(arguments, arguments.length + 3);
    all[arguments.length] = "--machine";
    all[arguments.length + 1] = "i7-12700k";
    all[arguments.length + 2] = "--json";
    String[] command = new String[all.length + 1];
    command[0] = "replay";
    System.arraycopy(all, 0, command, 1, all.length);
    return Ran.contend(command);
  }

  @Test
  void aTraceBecomesTables() throws IOException {
    Ran ran = Ran.contend("replay", file("trace", TRACE), "--machine", "i7-12700k");
    assertThat(ran.err()).isEmpty();
    assertThat(ran.exit()).isZero();
    assertThat(ran.out())
        .startsWith("accesses\nkind                      count\n")
        .containsPattern("all +7\n")
        .containsPattern("of them split over lines +1\n")
        .containsPattern("L1 +1 +14.286 %\n")
        .containsPattern("another core +4 ")
        .containsPattern("memory +2 ")
        .containsPattern("cache-domain +4\n")
        .containsPattern("invalid +store +issue-getm +modified +4\n")
        .containsPattern("modified +forwarded-getm +send-data +invalid +3\n")
        .containsPattern("1000 +4 +2 +write 8-15 by 1, write 0-7 by 0\n");
  }

  @Test
  void jsonHasTheSameNumbers() throws IOException {
    Ran ran = replay(file("trace", TRACE));
    assertThat(ran.out())
        .contains("\"kind\" : \"all\",\n    \"count\" : 7")
        .contains("\"address\" : \"1000\"")
        .contains("\"write-backs\",\n    \"count\" : 1");
  }

  @Test
  void aCompressedTraceIsRead() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(TRACE.getBytes(StandardCharsets.UTF_8));
    }
    Path file = Files.write(folder.resolve("trace.gz"), bytes.toByteArray());
    assertThat(replay(file.toString()).out()).isEqualTo(replay(file("trace", TRACE)).out());
    byte[] half = Arrays.copyOf(bytes.toByteArray(), bytes.size() - 20);
    Ran cut = replay(Files.write(folder.resolve("cut.gz"), half).toString());
    assertThat(cut.exit()).isZero();
    assertThat(cut.err()).contains("cut.gz: the compressed file ends early");
  }

  /** Longer than the buffer, so that lines lie over its end. */
  @Test
  void aLongTraceIsReadToItsEnd() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 100_000; i++) {
      text.append(i % 3).append(" L ").append(Integer.toHexString(i * 4)).append('\n');
    }
    assertThat(replay(file("long", text.toString())).out())
        .contains("\"kind\" : \"all\",\n    \"count\" : 100000");
  }

  @Test
  void whatLackeyPrintsIsRead() throws IOException {
    String one = "==12== Lackey\nI  04001090,3\n S 1ffe8,8\n L 1ffe8,8\n";
    String two = " M 0001ffe8,4\nI  04001093,5\n L 2000,2";
    Ran ran = replay(file("one", one), file("two", two), "--format", "lackey", "--turn", "1");
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out())
        .contains("\"kind\" : \"load\",\n    \"count\" : 3")
        .contains("\"kind\" : \"store\",\n    \"count\" : 2")
        .contains("\"invalidations\",\n    \"count\" : 1")
        .contains("\"of them upgrades\",\n    \"count\" : 1");
  }

  @Test
  void aWrongLineIsNamedWithWhatToWrite() throws IOException {
    assertWrong("0 L 10\n0 X 10\n", ":2:3: expected a kind in '0 X 10'\n    write L to load");
    assertWrong("0 L\n", ":1:4: no address in '0 L'\n    write 'THREAD KIND");
    assertWrong("0 L 12g 4\n", ":1:7: expected a blank after the address");
    assertWrong("0 L 10 0\n", ":1:9: expected a size in '0 L 10 0'\n    write bytes from 1");
    assertWrong("0 L 10 8 9\n", ":1:10: something after the size");
    assertWrong("-1 L 10\n", ":1:1: expected a thread's number");
    assertWrong("0 L 12345678123456789\n", "an address has more than 64 bits");
    assertWrong("0 L \u00e9\n", "expected an address in hexadecimal in '0 L ??'");
    assertWrong(
        "20 L 10\n", "thread 20 is one too many for 20 hardware threads in '20 L 10'\n    number");
    assertWrong("x".repeat(300_000), ":1:1: longer than 262144 bytes");
    Ran lackey = replay(file("lackey", "hello\n"), "--format", "lackey");
    assertThat(lackey.exit()).isEqualTo(ExitCode.WRONG_FILE.code());
    assertThat(lackey.err()).contains("lackey:1:1: neither a load").contains("--log-file=FILE");
  }

  private void assertWrong(String content, String message) throws IOException {
    Ran ran = replay(file("wrong", content));
    assertThat(ran.exit()).isEqualTo(ExitCode.WRONG_FILE.code());
    assertThat(ran.err()).contains(message);
    assertThat(ran.out()).isEmpty();
  }

  @Test
  void aLastLineThatIsCutOffIsLeftOut() throws IOException {
    Ran ran = replay(file("cut", "0 L 1000 8\n1 L"));
    assertThat(ran.exit()).isZero();
    assertThat(ran.err()).contains("cut: the last line is cut off and was left out");
    assertThat(ran.out()).contains("\"kind\" : \"all\",\n    \"count\" : 1");
  }

  @Test
  void bytesThatAreNotTextDoNoHarmInAComment() throws IOException {
    byte[] bytes = {'0', ' ', 'L', ' ', '8', '#', (byte) 0xff, (byte) 0xc3, 0, '\n'};
    Ran ran = replay(Files.write(folder.resolve("bytes"), bytes).toString());
    assertThat(ran.exit()).as(ran.err()).isZero();
  }

  @Test
  void whatCannotBeReplayedIsSaid() throws IOException {
    String trace = file("trace", TRACE);
    Ran two = replay(trace, trace);
    assertThat(two.exit()).isEqualTo(ExitCode.WRONG_OPTIONS.code());
    assertThat(two.err()).contains("2 files; a trace in the format text is one file");
    Ran missing = replay(folder.resolve("none").toString());
    assertThat(missing.exit()).isEqualTo(ExitCode.WRONG_FILE.code());
    assertThat(missing.err()).contains("none: no such file");
    String text = Files.readString(Path.of("library/machines/laptop.yaml"));
    String machine = file("m.yaml", text.replaceAll("(?s)caches:\n.*?\nos:", "os:"));
    Ran unlimited = Ran.contend("replay", trace, "--machine", machine);
    assertThat(unlimited.exit()).isEqualTo(ExitCode.WRONG_FILE.code());
    assertThat(unlimited.err()).contains("does not say how large the caches are");
  }
}
