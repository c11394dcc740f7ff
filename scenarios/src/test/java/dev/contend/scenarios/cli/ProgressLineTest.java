package dev.contend.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
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
}
