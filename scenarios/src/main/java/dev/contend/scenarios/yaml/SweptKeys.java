package dev.contend.scenarios.yaml;

import dev.contend.scenarios.yaml.ScenarioPartKeys.Container;
import dev.contend.scenarios.yaml.ScenarioPartKeys.Replications;
import dev.contend.scenarios.yaml.ScenarioPartKeys.RuntimeChoice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which keys of a scenario can be axes of its sweep, and how the one becomes the other. */
final class SweptKeys {
  private static final String CONTAINER = ScenarioKeys.CONTAINER.name();
  private static final String WORKLOAD = ScenarioKeys.WORKLOAD.name();
  private static final String RUNTIME = ScenarioKeys.RUNTIME.name();

  /** Something that a program declares: a word alone is its kind. */
  private static final Pattern THING =
      Pattern.compile(
          WORKLOAD
              + "\\.("
              + String.join(
                  "|",
                  ProgramKeys.OBJECTS.name(),
                  ProgramKeys.LOCKS.name(),
                  ProgramKeys.QUEUES.name())
              + ")\\.[^.]+");

  /** Constants whose axes have other names. */
  private static final Map<String, String> AXES = axes();

  private SweptKeys() {}

  private static Map<String, String> axes() {
    Map<String, String> axes = new LinkedHashMap<>();
    axes.put(CONTAINER + "." + Container.CPUS.name(), ConfinementReader.CPUS_AXIS);
    axes.put(CONTAINER + "." + Container.MEMORY_LIMIT.name(), ConfinementReader.MEMORY_AXIS);
    axes.put(RUNTIME + "." + SweepReader.SWITCH_INTERVAL, SweepReader.SWITCH_INTERVAL);
    return axes;
  }

  /** The axes that take the place of a constant. */
  static List<String> axesOf(String key) {
    List<String> axes = new ArrayList<>(List.of(axis(key)));
    int dot = key.indexOf('.');
    if (dot > 0 && !key.startsWith(SweepReader.WORKLOAD)) {
      axes.add(key.substring(0, dot));
    }
    return axes;
  }

  /** Whether no key of a scenario says it but that of an axis. */
  static boolean isOnlyAxis(String key) {
    return key.equals(SweepReader.SWITCH_INTERVAL) || AXES.containsValue(key);
  }

  /** The axis that a constant becomes; the key itself, if it keeps its name or cannot be one. */
  static String axis(String key) {
    String ofProgram = ofProgram(SweepReader.WORKLOAD);
    return key.startsWith(ofProgram)
        ? SweepReader.WORKLOAD + key.substring(ofProgram.length())
        : AXES.getOrDefault(key, key);
  }

  /** Where a program has the default of a parameter that is swept by this key. */
  static String ofProgram(String axis) {
    return SweepReader.WORKLOAD
        + ProgramKeys.PARAMETERS.name()
        + "."
        + axis.substring(SweepReader.WORKLOAD.length());
  }

  /** Whether a key is one of the scenario and not of a file that it names; reports the latter. */
  static boolean isHere(OptionText option, Problems problems) {
    String machine = ScenarioKeys.MACHINE.name();
    boolean isHere = !option.key().startsWith(machine + ".");
    if (!isHere) {
      option.report(
          problems,
          "'" + machine + "' is the name of a machine, which has its keys in a file of its own",
          "describe it in the scenario, as 'machines: {mine: {extends: NAME}}' with 'machine:"
              + " mine', and write '"
              + OptionText.SET
              + " machines.mine"
              + option.key().substring(machine.length())
              + "=...'");
    }
    return isHere;
  }

  /**
   * An option for a parameter of a written program, as {@code workload.tasks}, for where the
   * program declares it; other options as they are. Empty, with a problem reported, if there is no
   * such parameter.
   */
  static Optional<OptionText> ofProgram(YamlMap scenario, OptionText option, Problems problems) {
    Optional<YamlNode.Mapping> parameters =
        scenario
            .node()
            .mapping(WORKLOAD)
            .flatMap(program -> program.mapping(ProgramKeys.PARAMETERS.name()));
    String inProgram = SweepReader.WORKLOAD + ProgramKeys.PARAMETERS.name() + ".";
    if (!option.key().startsWith(SweepReader.WORKLOAD)) {
      return Optional.of(option);
    }
    String name = axis(option.key()).substring(SweepReader.WORKLOAD.length());
    boolean isOther =
        !option.key().startsWith(inProgram)
            && ProgramKeys.SECTION.names().stream().anyMatch(key -> isBelow(name, key));
    if (parameters.isEmpty() || isOther) {
      return Optional.of(option);
    }
    List<String> known = parameters.get().entries().stream().map(YamlNode.Entry::key).toList();
    if (!known.contains(name)) {
      option.report(
          problems,
          "the program has no parameter " + Excerpt.quoted(name),
          Suggestions.advice(name, known));
      return Optional.empty();
    }
    return Optional.of(new OptionText(inProgram + name, option.keyPlace(), option.value()));
  }

  private static boolean isBelow(String path, String key) {
    return path.equals(key) || path.startsWith(key + ".") || path.startsWith(key + "[");
  }

  /** A scenario with an axis, in place of the one of that name or of the constant. */
  static YamlNode.Mapping swept(YamlMap scenario, OptionText option) {
    String axis = axis(option.key());
    List<String> path = new ArrayList<>(List.of(ScenarioKeys.SWEEP.name()));
    path.addAll(
        SweepAxes.sectionOf(scenario, axis).orElse(List.of(ScenarioPartKeys.Sweep.MATRIX.name())));
    YamlNode.Mapping free = withoutConstant(scenario.node(), axis);
    return within(free, path, option, new YamlNode.Entry(option.keyPlace(), axis, option.value()));
  }

  private static YamlNode.Mapping within(
      YamlNode.Mapping mapping, List<String> keys, OptionText option, YamlNode.Entry entry) {
    if (keys.isEmpty()) {
      return mapping.with(entry);
    }
    String key = keys.get(0);
    Optional<YamlNode.Entry> before = mapping.entry(key);
    YamlNode.Mapping inner =
        mapping.mapping(key).orElseGet(() -> new YamlNode.Mapping(option.keyPlace(), List.of()));
    Place place = before.map(YamlNode.Entry::place).orElse(option.keyPlace());
    return mapping.with(
        new YamlNode.Entry(place, key, within(inner, keys.subList(1, keys.size()), option, entry)));
  }

  /** A scenario without the constant whose place an axis takes. */
  static YamlNode.Mapping withoutConstant(YamlNode.Mapping scenario, String axis) {
    YamlNode.Mapping rest = scenario.without(axis);
    Optional<YamlNode.Mapping> container = rest.mapping(CONTAINER);
    if (container.isEmpty()) {
      return rest;
    }
    YamlNode.Mapping others = container.get();
    for (YamlNode.Entry limit : container.get().entries()) {
      if (axis(CONTAINER + "." + limit.key()).equals(axis)) {
        others = others.without(limit.key());
      }
    }
    YamlNode left = others;
    return others.entries().isEmpty()
        ? rest.without(CONTAINER)
        : rest.changed(CONTAINER, limits -> left);
  }

  /** What stands at a path as a mapping: a name says what is used, a number how often. */
  static YamlNode.Mapping asMapping(YamlNode node, String path) {
    if (node instanceof YamlNode.Mapping mapping) {
      return mapping;
    }
    List<YamlNode.Entry> entries = new ArrayList<>();
    List<String> keys =
        path.equals(WORKLOAD)
            ? List.of(WorkloadKeys.USE.name())
            : path.equals(RUNTIME)
                ? List.of(RuntimeChoice.USE.name())
                : THING.matcher(path).matches()
                    ? List.of(ProgramPartKeys.KIND)
                    : path.equals(ScenarioKeys.REPLICATIONS.name())
                        ? List.of(Replications.MIN.name(), Replications.MAX.name())
                        : List.of();
    keys.forEach(key -> entries.add(new YamlNode.Entry(node.place(), key, node)));
    return new YamlNode.Mapping(node.place(), entries);
  }
}
