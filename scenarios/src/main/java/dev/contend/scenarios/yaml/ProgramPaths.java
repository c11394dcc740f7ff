package dev.contend.scenarios.yaml;

import dev.contend.workloads.script.Category;
import dev.contend.workloads.script.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the parts of a program stand that a scenario holds itself: by the keys that {@code --set}
 * takes. A program that is wrong has fewer parts; what is wrong with it is not said here.
 */
public final class ProgramPaths {
  private static final String WORKLOAD = ScenarioKeys.WORKLOAD.name();
  private static final List<String> MEANS = List.of("lognormal", "gamma");

  private final YamlMap program;
  private final List<Time> times = new ArrayList<>();
  private final List<String> kept = new ArrayList<>();

  private ProgramPaths(YamlMap program) {
    this.program = program;
    for (String name : roles()) {
      Optional<YamlMap> role =
          section(ProgramKeys.THREADS)
              .flatMap(roles -> roles.find(name))
              .filter(YamlValue::isMap)
              .flatMap(YamlValue::map);
      Stream.of(ProgramPartKeys.Threads.PROGRAM, ProgramPartKeys.Threads.TASK)
          .flatMap(key -> role.flatMap(map -> map.find(key.name())).stream())
          .forEach(block -> walk(name, block, new ArrayList<>()));
    }
  }

  /** The parts of a scenario's program; empty if the scenario does not hold one itself. */
  public static Optional<ProgramPaths> of(YamlMap scenario) {
    return scenario
        .find(WORKLOAD)
        .filter(YamlValue::isMap)
        .flatMap(YamlValue::map)
        .filter(map -> map.has(ProgramKeys.THREADS))
        .map(ProgramPaths::new);
  }

  /** Whether a scenario holds a program with a parameter that is swept by this key. */
  static boolean isParameter(YamlMap scenario, String axis) {
    return axis.startsWith(SweepReader.WORKLOAD)
        && of(scenario)
            .flatMap(program -> program.section(ProgramKeys.PARAMETERS))
            .flatMap(parameters -> parameters.find(axis.substring(SweepReader.WORKLOAD.length())))
            .isPresent();
  }

  /**
   * Something that threads share.
   *
   * @param kind the word of its kind
   * @param key where it stands
   */
  public record Thing(String name, String kind, String key) {}

  /**
   * A time that a word of the program takes.
   *
   * @param role whose threads do it
   * @param locks those that are held meanwhile
   * @param verb the word
   * @param thing what it names; empty if it names nothing
   * @param key where it stands; of a distribution that of its mean, or of an end
   * @param text as written
   */
  public record Time(
      String role, List<String> locks, Verb verb, String thing, String key, String text) {
    public Time {
      locks = List.copyOf(locks);
    }

    /** Whether it is work of a processor, not a wait. */
    public boolean isWork() {
      return verb == Verb.COMPUTE || verb == Verb.NATIVE;
    }
  }

  /** The objects, variables and pools of objects. */
  public List<Thing> objects() {
    return things(ProgramKeys.OBJECTS, Category.OBJECT);
  }

  /** The locks. */
  public List<Thing> locks() {
    return things(ProgramKeys.LOCKS, Category.LOCK);
  }

  /** The devices. */
  public List<String> devices() {
    return section(ProgramKeys.DEVICES).map(YamlMap::keys).orElse(List.of());
  }

  /** The roles of threads. */
  public List<String> roles() {
    return section(ProgramKeys.THREADS).map(YamlMap::keys).orElse(List.of());
  }

  private Optional<YamlMap> section(Key<YamlMap> key) {
    return program.find(key.name()).filter(YamlValue::isMap).flatMap(YamlValue::map);
  }

  /** Every time, in the order of the file. */
  public List<Time> times() {
    return List.copyOf(times);
  }

  /** The keys that say of a word that it keeps the interpreter. */
  public List<String> kept() {
    return List.copyOf(kept);
  }

  private List<Thing> things(Key<YamlMap> key, Category category) {
    List<Thing> things = new ArrayList<>();
    String byDefault = ProgramPartKeys.Things.kinds(category).get(0);
    section(key)
        .ifPresent(
            map ->
                map.keys()
                    .forEach(
                        name ->
                            things.add(
                                new Thing(
                                    name,
                                    map.find(name).map(ProgramPaths::kind).orElse(byDefault),
                                    KeyPath.child(map.path(), name)))));
    return things;
  }

  private static String kind(YamlValue value) {
    return value.isMap()
        ? value
            .map()
            .flatMap(map -> map.find(ProgramPartKeys.KIND))
            .flatMap(YamlValue::text)
            .orElse("")
        : value.text().orElse("");
  }

  /**
   * Goes through a block.
   *
   * @param held locks that are held at its beginning; afterwards those at its end
   */
  private void walk(String role, YamlValue block, List<String> held) {
    if (!block.isList()) {
      return;
    }
    for (YamlValue item : block.list().orElse(List.of())) {
      if (item.isMap()) {
        item.map().ifPresent(statement -> statement(role, statement, held));
      }
    }
  }

  private void statement(String role, YamlMap statement, List<String> held) {
    List<String> within = new ArrayList<>(held);
    for (Verb verb : Verb.values()) {
      Optional<YamlValue> value = statement.find(verb.word());
      value.ifPresent(found -> act(role, statement, verb, found, held));
    }
    if (statement.find(Verb.LOCK.word()).isPresent() && statement.has(StatementKeys.DO)) {
      statement.find(Verb.LOCK.word()).flatMap(YamlValue::text).ifPresent(within::add);
    }
    statement
        .find(StatementKeys.DO.name())
        .ifPresent(block -> walk(role, block, statement.has(StatementKeys.REPEAT) ? held : within));
    statement
        .find(StatementKeys.CHOOSE.name())
        .filter(YamlValue::isList)
        .flatMap(YamlValue::list)
        .orElse(List.of())
        .forEach(
            branch ->
                branch
                    .map()
                    .flatMap(map -> map.find(StatementKeys.DO.name()))
                    .ifPresent(block -> walk(role, block, new ArrayList<>(held))));
  }

  private void act(String role, YamlMap statement, Verb verb, YamlValue value, List<String> held) {
    switch (verb) {
      case LOCK -> {
        if (!statement.has(StatementKeys.DO)) {
          value.text().ifPresent(held::add);
        }
      }
      case UNLOCK -> value.text().ifPresent(held::remove);
      case COMPUTE, NATIVE, SLEEP, IO -> times(role, held, verb, "", value);
      case USE ->
          statement
              .find(StatementKeys.FOR.name())
              .ifPresent(time -> times(role, held, verb, value.text().orElse(""), time));
      default -> {
        // It takes no time that the file states.
      }
    }
    statement
        .find(StatementKeys.GIL.name())
        .filter(gil -> gil.text().filter("kept"::equals).isPresent())
        .ifPresent(gil -> kept.add(gil.path()));
  }

  private void times(String role, List<String> held, Verb verb, String thing, YamlValue value) {
    if (value.isScalar()) {
      value
          .text()
          .ifPresent(text -> times.add(new Time(role, held, verb, thing, value.path(), text)));
    } else if (value.isList()) {
      value.list().orElse(List.of()).forEach(end -> times(role, held, verb, thing, end));
    } else {
      YamlMap map = value.map().orElseThrow();
      for (String key : map.keys()) {
        Optional<YamlValue> inner = map.find(key);
        Optional<YamlValue> mean =
            MEANS.contains(key)
                ? inner.flatMap(YamlValue::map).flatMap(it -> it.find(DistributionKeys.MEAN.name()))
                : inner;
        mean.ifPresent(found -> times(role, held, verb, thing, found));
      }
    }
  }
}
