package dev.contend.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
  private static final String TERMINAL = "contend.terminal";

  /** On a narrow one a line that wraps could not be taken back. */
  @Test
  void onATerminalTheLineNeverWrapsAndLeavesNothing() {
    String before = System.getProperty(TERMINAL);
    System.setProperty(TERMINAL, "true");
    StringWriter told = new StringWriter();
    try (ProgressLine line = new ProgressLine(new PrintWriter(told))) {
      line.planned(2);
    } finally {
      if (before == null) {
        System.clearProperty(TERMINAL);
      } else {
        System.setProperty(TERMINAL, before);
      }
    }
    assertThat(told.toString()).isEqualTo("\r\u001b[?7l\u001b[K\u001b[?7h");
  }

  @Test
  void elsewhereNothingIsRewritten() {
    StringWriter told = new StringWriter();
    try (ProgressLine line = new ProgressLine(new PrintWriter(told))) {
      line.planned(2);
      line.runEnded(10);
    }
    assertThat(told.toString()).doesNotContain("\r").doesNotContain("\u001b");
  }

  /** Of a bundle that comes back the first run says nothing of how long the rest takes. */
  @Test
  void howLongItTakesIsToldOfBundlesAndFromWhenRunsBegin() {
    StringWriter told = new StringWriter();
    AtomicLong seconds = new AtomicLong();
    try (ProgressLine line =
        new ProgressLine(new PrintWriter(told), "", () -> 1_000_000_000L * seconds.get())) {
      line.planned(100);
      seconds.set(30);
      line.begins();
      seconds.set(50);
      for (int run = 0; run < 25; run++) {
        line.runEnded(10);
      }
      assertThat(told.toString()).isEmpty();
      seconds.set(51);
      for (int run = 0; run < 25; run++) {
        line.runEnded(10);
      }
    }
    assertThat(told.toString())
        .isEqualTo("contend: 26 of 100 runs planned so far, about 1 min 0 s more, 12 events/s\n");
  }
}
