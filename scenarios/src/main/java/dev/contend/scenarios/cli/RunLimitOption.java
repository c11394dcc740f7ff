package dev.contend.scenarios.cli;

import dev.contend.scenarios.spec.RunLimits;
import dev.contend.scenarios.yaml.Dimension;
import dev.contend.scenarios.yaml.Quantity;
import dev.contend.scenarios.yaml.Reading;
import dev.contend.scenarios.yaml.Suggestions;
import dev.contend.scenarios.yaml.Units;
import java.util.List;
import picocli.CommandLine.Option;

/** The option that bounds what one run may cost. */
final class RunLimitOption {
  private static final String SIMULATED_TIME = "simulated-time";
  private static final String EVENTS = "events";
  private static final String WALL_TIME = "wall-time";
  private static final String MEMORY = "memory";
  private static final List<String> NAMES = List.of(SIMULATED_TIME, EVENTS, WALL_TIME, MEMORY);
  private static final long PS_PER_MS = 1_000_000_000;

  @Option(
      names = "--limit",
      paramLabel = "NAME=VALUE",
      description =
          "End a point whose run takes more than this with a verdict, and go on with the others:"
              + " simulated-time=10s, events=1000000, wall-time=5min, memory=2GiB (of the JVM's"
              + " heap). May be repeated.")
  private List<String> limits = List.of();

  /**
   * The limits.
   *
   * @throws CommandFailure if one is not as it should be
   */
  RunLimits read() {
    return read(limits);
  }

  /** Those that some values of the option mean. */
  static RunLimits read(List<String> limits) {
    RunLimits read = RunLimits.UNLIMITED;
    for (String limit : limits) {
      int equals = limit.indexOf('=');
      String name = equals < 0 ? limit : limit.substring(0, equals);
      String value = equals < 0 ? "" : limit.substring(equals + 1);
      read = with(read, name, value, limit);
    }
    return read;
  }

  private static RunLimits with(RunLimits limits, String name, String value, String written) {
    long simulatedPs = limits.simulatedPs();
    long events = limits.events();
    long wallMs = limits.wallMs();
    long memoryBytes = limits.memoryBytes();
    switch (name) {
      case SIMULATED_TIME -> simulatedPs = quantity(value, Dimension.DURATION, written);
      case EVENTS -> events = count(value, written);
      case WALL_TIME ->
          wallMs = Math.max(1, quantity(value, Dimension.DURATION, written) / PS_PER_MS);
      case MEMORY -> memoryBytes = quantity(value, Dimension.SIZE, written);
      default ->
          throw wrong(
              written,
              "no limit is called '" + name + "'",
              "did you mean '"
                  + Suggestions.nearest(name, NAMES).orElse(NAMES.get(0))
                  + "'? (one of: "
                  + String.join(", ", NAMES)
                  + ")");
    }
    return new RunLimits(simulatedPs, events, wallMs, memoryBytes);
  }

  private static long quantity(String value, Dimension dimension, String written) {
    Reading<Quantity> reading = Units.read(value, dimension);
    if (reading.value().isEmpty()) {
      throw wrong(written, reading.wrong(), reading.advice());
    }
    double base = reading.value().get().inBaseUnits();
    if (!(base >= 1)) {
      throw wrong(written, "a limit must be positive", "write it like " + dimension.example());
    }
    return (long) Math.min(base, RunLimits.NONE);
  }

  private static long count(String value, String written) {
    if (!value.matches("[1-9][0-9]{0,17}")) {
      throw wrong(
          written, "'" + value + "' is no number of events", "write it like 'events=1000000'");
    }
    return Long.parseLong(value);
  }

  private static CommandFailure wrong(String written, String what, String advice) {
    return new CommandFailure(
        ExitCode.WRONG_OPTIONS, "contend: --limit " + written + ": " + what + "\n    " + advice);
  }
}
