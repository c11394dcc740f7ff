package dev.contend.scenarios.cli;

import dev.contend.scenarios.experiment.Experiment;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Progress on standard error: a line that rewrites itself on a terminal, a line every ten seconds
 * elsewhere. For several threads.
 */
final class ProgressLine implements Experiment.Progress, AutoCloseable {
  private static final long ON_TERMINAL_NANOS = 100_000_000L;
  private static final long ELSEWHERE_NANOS = 10_000_000_000L;

  /** Of bundles that come back the first run would say that the rest takes as long each. */
  private static final long SETTLED_NANOS = 1_000_000_000L;

  /** To the left end; until the next of these what is wider than the terminal is cut off. */
  private static final String REWRITE = "\r\u001b[?7l";

  /** Away with what is left of an earlier line. */
  private static final String REWRITTEN = "\u001b[K\u001b[?7h";

  private final PrintWriter err;
  private final String part;
  private final boolean terminal;
  private final LongSupplier clock;
  private long startNanos;
  private long shownNanos;
  private long firstNanos;
  private int planned;
  private int found;
  private int ended;
  private long events;

  ProgressLine(PrintWriter err) {
    this(err, "");
  }

  /**
   * @param part of what the command does, where it does several one after the other; else empty
   */
  ProgressLine(PrintWriter err, String part) {
    this(err, part, System::nanoTime);
  }

  /**
   * @param clock tells the nanoseconds of a time that only goes on
   */
  ProgressLine(PrintWriter err, String part, LongSupplier clock) {
    this.err = err;
    this.clock = clock;
    startNanos = clock.getAsLong();
    shownNanos = startNanos;
    this.part = part.isEmpty() ? "" : part + ": ";
    terminal = Boolean.getBoolean("contend.terminal");
  }

  @Override
  public synchronized void planned(int runs) {
    planned += runs;
  }

  @Override
  public synchronized void runFound() {
    found++;
  }

  @Override
  public synchronized void runEnded(long itsEvents) {
    ended++;
    events += itsEvents;
    long now = clock.getAsLong();
    firstNanos = ended == 1 ? now : firstNanos;
    if (now - firstNanos >= SETTLED_NANOS
        && now - shownNanos >= (terminal ? ON_TERMINAL_NANOS : ELSEWHERE_NANOS)) {
      shownNanos = now;
      show(now);
    }
  }

  @Override
  public synchronized void begins() {
    startNanos = clock.getAsLong();
    shownNanos = startNanos;
  }

  /**
   * How far it is after some time.
   *
   * <p>What was found takes next to no time, so that it says nothing about how long the rest takes.
   */
  synchronized String line(double elapsedSeconds) {
    double left = elapsedSeconds / ended * (planned - found - ended);
    return String.format(
        Locale.ROOT,
        "contend: %s%d of %d runs planned so far, about %s more, %s events/s",
        part,
        found + ended,
        planned,
        duration(left),
        count(events / elapsedSeconds));
  }

  private void show(long now) {
    String line = line((now - startNanos) / 1e9);
    if (terminal) {
      err.print(REWRITE + line + REWRITTEN);
      err.flush();
    } else {
      err.println(line);
    }
  }

  /** A duration in the two units that matter. */
  static String duration(double seconds) {
    long whole = Math.round(seconds);
    if (whole < 60) {
      return whole + " s";
    }
    return whole < 3_600
        ? whole / 60 + " min " + whole % 60 + " s"
        : whole / 3_600 + " h " + whole % 3_600 / 60 + " min";
  }

  /** A large number in three digits or so. */
  private static String count(double number) {
    if (number < 1e3) {
      return String.format(Locale.ROOT, "%.0f", number);
    }
    return number < 1e6
        ? String.format(Locale.ROOT, "%.0f thousand", number / 1e3)
        : String.format(Locale.ROOT, "%.1f million", number / 1e6);
  }

  @Override
  public void close() {
    if (terminal) {
      err.print(REWRITE + REWRITTEN);
      err.flush();
    }
  }
}
