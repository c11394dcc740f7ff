package dev.contend.scenarios.cli;

import dev.contend.scenarios.cluster.ShellWord;
import dev.contend.scenarios.experiment.FailedPoint;
import dev.contend.scenarios.yaml.LimitsReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Commands about a scenario, as a user can give them to a shell. */
final class Commands {
  private static final String NONE = "none";

  private final List<String> arguments;
  private final ScenarioArgument.Checked read;

  /**
   * @param arguments of the command that is under way
   * @param read its whole scenario, of which it may simulate a part
   */
  Commands(List<String> arguments, ScenarioArgument.Checked read) {
    this.arguments = arguments;
    this.read = read;
  }

  /** The command that is under way, to go on with it. */
  String again() {
    return command(arguments);
  }

  /** A command of these arguments. */
  static String command(List<String> arguments) {
    return "contend " + ShellWord.quoted(arguments);
  }

  /** The command that simulates a failed run alone; it counts the points of the whole sweep. */
  String alone(FailedPoint failed) {
    int point = read.spec().points().indexOf(failed.point()) + 1;
    List<String> alone = new ArrayList<>(List.of("run", read.argument()));
    alone.addAll(read.overrides());
    alone.addAll(List.of("--point", String.valueOf(point)));
    alone.addAll(List.of("--replication", String.valueOf(failed.replication())));
    limits().forEach((name, value) -> alone.addAll(List.of("--limit", name + "=" + value)));
    return command(alone);
  }

  /** The limits of the run, and {@code none} of those that only the scenario's file says. */
  Map<String, String> limits() {
    Map<String, String> limits = new LinkedHashMap<>(LimitsReader.texts(read.spec().limits()));
    LimitsReader.texts(read.limits()).keySet().forEach(lifted -> limits.putIfAbsent(lifted, NONE));
    return limits;
  }
}
