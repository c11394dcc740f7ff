package dev.contend.scenarios.yaml;

import dev.contend.workloads.script.Category;
import dev.contend.workloads.script.Finding;
import java.util.List;
import java.util.stream.Stream;

/** The keys of programs, their statements left out. */
final class ProgramKeys {
  static final List<Finding.Rule> RULES =
      Stream.of(Finding.Rule.values()).filter(Finding.Rule::canBeAllowed).toList();

  private ProgramKeys() {}

  static final Key<String> NAME =
      Key.of("name", ValueKinds.text(), "What tables call the program.")
          .optional("the scenario's name, or the file's");
  static final Key<List<String>> ALLOW =
      Key.of(
              "allow",
              ValueKinds.listOf(ValueKinds.choice(RULES.stream().map(Finding.Rule::word).toList())),
              "Rules that are broken on purpose.")
          .optional("none");
  static final Key<YamlMap> PARAMETERS =
      Key.of(
              "parameters",
              ValueKinds.named("parameter", new Shape.Text("a number, a duration or a size", "")),
              "Numbers that can be set and swept, by name.")
          .optional("none");
  static final Key<YamlMap> OBJECTS =
      things("objects", "Objects and variables that threads share, by name.", Category.OBJECT);
  static final Key<YamlMap> LOCKS = things("locks", "Locks, by name.", Category.LOCK);
  static final Key<YamlMap> QUEUES = things("queues", "Queues, by name.", Category.QUEUE);
  static final Key<YamlMap> BARRIERS = things("barriers", "Barriers, by name.", Category.BARRIER);
  static final Key<YamlMap> EVENTS = things("events", "Events, by name.", Category.EVENT);
  static final Key<YamlMap> SEMAPHORES =
      things("semaphores", "Semaphores, by name.", Category.SEMAPHORE);
  static final Key<YamlMap> DEVICES =
      things("devices", "Devices for which threads queue, by name.", Category.DEVICE);
  static final Key<YamlMap> TRACES =
      Key.of(
              "traces",
              ValueKinds.named("trace", new Shape.Keyed(TraceKeys.SECTION)),
              "Recorded arrivals, by name.")
          .optional("none");
  static final Key<YamlMap> THREADS =
      Key.of(
          "threads",
          ValueKinds.named("role", new Shape.Keyed(ProgramPartKeys.Threads.SECTION)),
          "The roles that threads have, by name, with what each does.");

  static final Section SECTION =
      Section.of(
          "program",
          NAME,
          ALLOW,
          PARAMETERS,
          OBJECTS,
          LOCKS,
          QUEUES,
          BARRIERS,
          EVENTS,
          SEMAPHORES,
          DEVICES,
          TRACES,
          THREADS);

  private static Key<YamlMap> things(String name, String help, Category category) {
    return Key.of(name, ValueKinds.named("name", ProgramPartKeys.Things.shape(category)), help)
        .optional("none");
  }

  /** The rules of some words. */
  static List<Finding.Rule> rules(List<String> words) {
    return words.stream()
        .flatMap(word -> RULES.stream().filter(rule -> rule.word().equals(word)))
        .toList();
  }
}
