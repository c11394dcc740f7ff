package dev.contend.scenarios.cli;

import dev.contend.scenarios.experiment.Experiment;
import java.io.PrintWriter;
import java.util.Locale;

/**
 * Progress on standard error: a line that rewrites itself on a terminal, a line every ten seconds
 * elsewhere.
 */
final class ProgressLine implements Experiment.Progress, AutoCloseable {
  private static final long ON_TERMINAL_NANOS = 100_000_000L;
  private static final long ELSEWHERE_NANOS = 10_000_000_000L;

  private final PrintWriter err;
  private final boolean terminal;
  private final long startNanos = System.nanoTime();
  private long shownNanos = startNanos;
  private int planned;
  private int ended;

  ProgressLine(PrintWriter err) {
    this.err = err;
    terminal = Boolean.getBoolean("contend.terminal");
  }

  @Override
  public void planned(int runs) {
    planned += runs;
  }

  @Override
  public void runEnded() {
    ended++;
    long now = System.nanoTime();
    if (now - shownNanos >= (terminal ? ON_TERMINAL_NANOS : ELSEWHERE_NANOS)) {
      shownNanos = now;
      show(now);
    }
  }

  private void show(long now) {
    double elapsed = (now - startNanos) / 1e9;
    double left = elapsed / ended * (planned - ended);
    String line =
        String.format(
            Locale.ROOT,
            "contend: %d of %d runs, about %.0f s; more follow if the means are not precise yet",
            ended,
            planned,
            left);
    if (terminal) {
      err.print("\r" + line + "   ");
      err.flush();
    } else {
      err.println(line);
    }
  }

  @Override
  public void close() {
    if (terminal) {
      err.print("\r" + " ".repeat(100) + "\r");
      err.flush();
    }
  }
}
