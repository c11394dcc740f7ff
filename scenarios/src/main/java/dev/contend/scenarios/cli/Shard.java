package dev.contend.scenarios.cli;

import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.spec.ScenarioSpec;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A share of a sweep's points: neighbours go to different shards, so that each has about as much to
 * do.
 *
 * @param number from 1
 * @param of how many shards there are
 */
record Shard(int number, int of) {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,6})/([0-9]{1,6})");

  /**
   * The shard that {@code 2/3} means.
   *
   * @throws CommandFailure if there is none of that name
   */
  static Shard parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (matcher.matches()) {
      Shard shard =
          new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
      if (shard.number >= 1 && shard.number <= shard.of) {
        return shard;
      }
    }
    throw new CommandFailure(
        ExitCode.WRONG_OPTIONS,
        "contend: --shard is '"
            + text
            + "'\n    write which of how many, as '--shard 1/3', '--shard 2/3' and '--shard 3/3'");
  }

  /**
   * The scenario with the points of this shard.
   *
   * @throws CommandFailure if none falls to it
   */
  ScenarioSpec of(ScenarioSpec scenario) {
    List<PointSpec> all = scenario.points();
    if (number > all.size()) {
      throw new CommandFailure(
          ExitCode.WRONG_OPTIONS,
          "contend: no point falls to shard "
              + this
              + "\n    the sweep has "
              + all.size()
              + (all.size() == 1 ? " point" : " points")
              + ": divide it by that or less");
    }
    return scenario.withPoints(
        IntStream.range(0, all.size())
            .filter(index -> index % of == number - 1)
            .mapToObj(all::get)
            .toList());
  }

  @Override
  public String toString() {
    return number + "/" + of;
  }
}
