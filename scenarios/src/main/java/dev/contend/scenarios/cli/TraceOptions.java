package dev.contend.scenarios.cli;

import dev.contend.reports.timeline.Window;
import dev.contend.scenarios.spec.ScenarioSpec;
import dev.contend.scenarios.yaml.Dimension;
import dev.contend.scenarios.yaml.Quantity;
import dev.contend.scenarios.yaml.Reading;
import dev.contend.scenarios.yaml.Units;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that write the timeline of one run. */
final class TraceOptions {
  private static final long DEFAULT_LIMIT = 200_000;
  private static final String BETWEEN = "..";

  @Option(
      names = "--trace",
      description =
          "Also write the timeline of one run: trace.json, which https://ui.perfetto.dev opens,"
              + " timeline.csv and transfers.csv. The run is made twice more.")
  private boolean asked;

  @Option(
      names = "--trace-point",
      paramLabel = "POINT",
      description =
          "Which point the timeline is of, as in runtime=cpython-3.14t,workers=8, or its number in"
              + " the sweep from 1. Default: the last one; of several, the last of those.")
  private @Nullable String point;

  @Option(
      names = "--trace-window",
      paramLabel = "FROM..TO",
      description =
          "Which stretch of simulated time, as in 10ms..20ms. Default: all, from the beginning.")
  private @Nullable String window;

  @Option(
      names = "--trace-limit",
      paramLabel = "N",
      description = "How many spans trace.json has at most. Default: " + DEFAULT_LIMIT + ".")
  private @Nullable Long limit;

  /** Whether a timeline is asked for. */
  boolean isAsked() {
    return asked || point != null || window != null || limit != null;
  }

  /**
   * What is to be traced; empty if nothing is.
   *
   * @throws CommandFailure if an option is not as it should be, or there is no such point
   */
  Optional<RunTrace> of(ScenarioSpec scenario, Path folder) {
    if (!isAsked()) {
      return Optional.empty();
    }
    long most = Objects.requireNonNullElse(limit, DEFAULT_LIMIT);
    if (most < 1) {
      throw new CommandFailure(
          ExitCode.WRONG_OPTIONS,
          "contend: --trace-limit " + most + ": write a number from 1, as --trace-limit 100000");
    }
    int chosen =
        point == null ? scenario.points().size() - 1 : new PointChoice(scenario).number(point);
    return Optional.of(
        new RunTrace(
            scenario, chosen, Optional.ofNullable(window).map(this::window), most, folder));
  }

  private Window window(String text) {
    int middle = text.indexOf(BETWEEN);
    String advice = "write two times, the later one last, as --trace-window 10ms..20ms";
    if (middle < 0) {
      throw wrong(text, "it has no '..'", advice);
    }
    long fromPs = picoseconds(text, text.substring(0, middle));
    long toPs = picoseconds(text, text.substring(middle + BETWEEN.length()));
    if (toPs <= fromPs) {
      throw wrong(text, "it ends before it begins", advice);
    }
    return new Window(fromPs, toPs);
  }

  private static long picoseconds(String window, String time) {
    Reading<Quantity> read = Units.read(time.strip(), Dimension.DURATION);
    if (read.value().isEmpty()) {
      throw wrong(window, read.wrong(), read.advice());
    }
    OptionalLong whole = read.value().get().wholeBaseUnits();
    if (whole.isEmpty() || whole.getAsLong() < 0) {
      throw wrong(
          window, "'" + time.strip() + "' is no whole number of picoseconds", "write 10ms, or 0 s");
    }
    return whole.getAsLong();
  }

  private static CommandFailure wrong(String window, String what, String advice) {
    return new CommandFailure(
        ExitCode.WRONG_OPTIONS,
        "contend: --trace-window " + window + ": " + what + "\n    " + advice);
  }
}
