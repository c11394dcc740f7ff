package dev.contend.reports.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.contend.reports.table.WholeFile;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The form of a trace, and that its length costs no memory. */
class ChromeTraceTest {
  private static final int SPANS = 1_000_000;
  private static final long ALLOWED_BYTES = 16L << 20;

  @TempDir private Path folder = Path.of("");

  private static Map<String, String> about() {
    Map<String, String> about = new LinkedHashMap<>();
    about.put("point", "a \"b\"");
    return about;
  }

  @Test
  void aSmallTraceIsWrittenAsTheFormatSaysIt() {
    StringWriter text = new StringWriter();
    ChromeTrace trace = new ChromeTrace(text, 3, about());
    trace.named(0, "threads", "worker 0");
    trace.opened(0, "compute", 1_000_001);
    trace.span(0, "useful Python", 1_000_001, 3_500_000);
    trace.closed(0, 3_500_000);
    trace.opened(0, "lock", 3_500_000);
    trace.opened(0, "inner", 3_500_000);
    trace.span(0, "left out", 3_500_000, 3_600_000);
    trace.closed(0, 3_600_000);
    trace.named(1, "cores", "core 0");
    trace.span(1, "left out", 3_500_000, 3_600_000);
    trace.closed(0, 4_000_000);
    trace.end();
    assertThat(text)
        .hasToString(
            """
            {"displayTimeUnit":"ns","otherData":{"point":"a \\"b\\""},
            "traceEvents":[
            {"name":"process_name","ph":"M","pid":1,"tid":1000,"args":{"name":"threads"}},
            {"name":"process_sort_index","ph":"M","pid":1,"tid":1000,"args":{"sort_index":1}},
            {"name":"thread_name","ph":"M","pid":1,"tid":1000,"args":{"name":"worker 0"}},
            {"name":"thread_sort_index","ph":"M","pid":1,"tid":1000,"args":{"sort_index":0}},
            {"name":"compute","ph":"B","cat":"threads","pid":1,"tid":1000,"ts":1.000001},
            {"name":"useful Python","ph":"X","cat":"threads","pid":1,"tid":1000,"ts":1.000001,"dur":2.499999},
            {"ph":"E","cat":"threads","pid":1,"tid":1000,"ts":3.500000},
            {"name":"lock","ph":"B","cat":"threads","pid":1,"tid":1000,"ts":3.500000},
            {"ph":"E","cat":"threads","pid":1,"tid":1000,"ts":4.000000}
            ]}
            """);
    assertThat(trace.spans()).isEqualTo(3);
    assertThat(trace.isCut()).isTrue();
    assertThat(trace.cutAtPs()).isEqualTo(3_500_000);
  }

  @Test
  void aMillionSpansAreWrittenFromAConstantAmountOfMemoryAndRead() throws IOException {
    Path file = folder.resolve("trace.json");
    long[] grown = new long[1];
    WholeFile.writeText(file, out -> grown[0] = write(out));
    assertThat(grown[0]).isLessThan(ALLOWED_BYTES);
    assertThat(Files.size(file)).isGreaterThan(50L * SPANS);
    long spans = 0;
    long reachedPs = 0;
    try (JsonParser parser = new JsonFactory().createParser(file.toFile())) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT) {
          long ps = new BigDecimal(parser.getText()).movePointRight(6).longValueExact();
          boolean begins = parser.currentName().equals("ts");
          // Far from 0, where a double has no picoseconds any more, digits still do.
          assertThat(begins ? ps : ps + reachedPs).isGreaterThanOrEqualTo(reachedPs);
          reachedPs = begins ? ps : reachedPs;
          spans += begins ? 1 : 0;
        }
      }
    }
    assertThat(spans).isEqualTo(SPANS);
    assertThat(reachedPs).isEqualTo(beginPs(SPANS - 1));
  }

  private static long beginPs(int span) {
    return 9_000_000_000_000_000L + 3L * span;
  }

  /** Writes a million spans through a window; yields by how much the heap in use has grown. */
  private static long write(Writer out) {
    ChromeTrace trace = new ChromeTrace(out, SPANS, about());
    Window all = new Window(0, Long.MAX_VALUE);
    LanesInWindow heard = new LanesInWindow(all, List.of(trace, new TimelineRows(all, lanes())));
    int lane = heard.lane("threads", "worker 0");
    long before = usedBytes();
    for (int span = 0; span < SPANS; span++) {
      heard.span(lane, span % 2 == 0 ? "work" : "wait", beginPs(span), beginPs(span) + 2);
    }
    heard.end(Long.MAX_VALUE);
    long after = usedBytes();
    trace.end();
    return after - before;
  }

  private static Map<String, Integer> lanes() {
    Map<String, Integer> lanes = new LinkedHashMap<>();
    lanes.put("threads", 8);
    return lanes;
  }

  private static long usedBytes() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
