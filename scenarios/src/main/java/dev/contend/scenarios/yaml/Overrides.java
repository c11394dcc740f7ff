package dev.contend.scenarios.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the command line changes of a scenario: {@code --set KEY=VALUE} and {@code --sweep
 * KEY=VALUES}.
 *
 * <p>Values are YAML. They take the place of what stands in the file, mappings key by key; of two
 * for the same key the last holds. Each node knows the option that it is from, so that a problem
 * with it is told there. An axis wins over a constant, which is then told and left out.
 */
public final class Overrides {
  /** No change. */
  public static final Overrides NONE = new Overrides(List.of(), List.of());

  private final List<String> set;
  private final List<String> swept;

  /**
   * Changes as they were given.
   *
   * @param set each {@code KEY=VALUE}
   * @param swept each {@code KEY=VALUES}
   */
  public Overrides(List<String> set, List<String> swept) {
    this.set = List.copyOf(set);
    this.swept = List.copyOf(swept);
  }

  /** One {@code --set KEY=VALUE}. */
  public static Overrides set(String key, String value) {
    return new Overrides(List.of(key + "=" + value), List.of());
  }

  /**
   * A key and what it is to be at every point of a scenario: in place of its constant, or as the
   * only value of its axis, if it is swept or only an axis can say it.
   *
   * @param assignment as {@code KEY=VALUE}
   */
  public static Overrides everywhere(YamlMap scenario, String assignment) {
    String key = assignment.substring(0, Math.max(0, assignment.indexOf('='))).strip();
    return SweptKeys.isOnlyAxis(key) || SweepReader.isSwept(scenario, SweptKeys.axis(key))
        ? new Overrides(List.of(), List.of(assignment))
        : set(
            ProgramPaths.isParameter(scenario, key) ? SweptKeys.ofProgram(key) : key,
            assignment.substring(assignment.indexOf('=') + 1));
  }

  /** These changes, then others. */
  public Overrides and(Overrides others) {
    return new Overrides(joined(set, others.set), joined(swept, others.swept));
  }

  private static List<String> joined(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  /** The axes that a sweep has, or could have, of the keys that are changed. */
  public List<String> axes() {
    return joined(swept, set).stream()
        .map(text -> text.substring(0, Math.max(0, text.indexOf('='))).strip())
        .flatMap(key -> SweptKeys.axesOf(key).stream())
        .distinct()
        .toList();
  }

  /** The changes as arguments of a command. */
  public List<String> options() {
    List<String> options = new ArrayList<>();
    set.forEach(text -> options.addAll(List.of(OptionText.SET, text)));
    swept.forEach(text -> options.addAll(List.of(OptionText.SWEEP, text)));
    return List.copyOf(options);
  }

  /** What is changed, by the names of axes where there are such, else by the keys of constants. */
  public List<String> changed() {
    return Stream.concat(set.stream(), swept.stream())
        .map(text -> SweptKeys.axis(text.replaceFirst("(?s)=.*", "").strip()))
        .map(key -> key.replaceFirst("^sweep\\.(matrix|zip|design\\.axes)\\.", ""))
        .distinct()
        .toList();
  }

  /**
   * A scenario with the changes made.
   *
   * @param problems gathers what is wrong with the options themselves
   * @param notices gathers what is said of options that have no effect
   */
  public YamlMap applied(YamlMap scenario, Problems problems, List<String> notices) {
    YamlMap result = scenario;
    for (String text : swept) {
      Optional<OptionText> option = OptionText.sweep(text, problems);
      YamlMap before = result;
      result = option.map(found -> before.with(SweptKeys.swept(before, found))).orElse(before);
    }
    for (String text : set) {
      Optional<OptionText> option =
          OptionText.set(text, problems).filter(found -> SweptKeys.isHere(found, problems));
      YamlMap before = result;
      result = option.map(found -> with(before, found, problems, notices)).orElse(before);
    }
    return result;
  }

  private static YamlMap with(
      YamlMap scenario, OptionText option, Problems problems, List<String> notices) {
    Optional<String> axis =
        SweptKeys.axesOf(option.key()).stream()
            .filter(name -> SweepReader.isSwept(scenario, name))
            .findFirst();
    if (axis.isPresent()) {
      notices.add(
          OptionText.SET
              + " "
              + option.key()
              + " has no effect: the sweep has an axis '"
              + axis.get()
              + "', which wins\n    to sweep that value alone: --sweep "
              + axis.get()
              + "=...");
      return scenario;
    }
    return SweptKeys.ofProgram(scenario, option, problems)
        .map(set -> scenario.with(new OptionPath(set, problems).set(scenario.node())))
        .orElse(scenario);
  }
}
