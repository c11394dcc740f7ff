package dev.contend.scenarios.yaml;

import dev.contend.engine.settings.Parameter;
import dev.contend.engine.settings.Parameter.Kind;
import dev.contend.scenarios.yaml.ProgramPartKeys.Things;
import dev.contend.scenarios.yaml.ProgramPartKeys.Threads;
import dev.contend.workloads.program.SharedObject;
import dev.contend.workloads.script.Category;
import dev.contend.workloads.script.Expression;
import dev.contend.workloads.script.Finding;
import dev.contend.workloads.script.Measure;
import dev.contend.workloads.script.Role;
import dev.contend.workloads.script.Scope;
import dev.contend.workloads.script.Script;
import dev.contend.workloads.script.Statement;
import dev.contend.workloads.script.Thing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a program that is written in a file: what it declares, and what its threads do. */
final class ProgramReader {
  private static final double MOST = 1e15;
  private static final List<Measure> NUMBERS = List.of(Measure.NUMBER);

  private final ProgramNames names = new ProgramNames();
  private final TraceSection traces;
  private final StatementReader statements = new StatementReader(names);

  /**
   * @param problems gathers what is wrong with files that the program names
   */
  ProgramReader(Problems problems) {
    traces = new TraceSection(problems, names);
  }

  /**
   * A program with where its parts stand.
   *
   * @param script the program
   * @param names tells what is wrong with it at the right place
   * @param traces the recorded arrivals that it names
   * @param node as it stood in the file
   */
  record Program(Script script, ProgramNames names, TraceSection traces, YamlNode.Mapping node) {
    void report(List<Finding> findings) {
      findings.forEach(names::report);
    }
  }

  /** The program; its mistakes are reported. */
  Optional<Program> read(YamlMap map) {
    List<Parameter> parameters = parameters(map);
    section(map, ProgramKeys.OBJECTS, Category.OBJECT);
    section(map, ProgramKeys.LOCKS, Category.LOCK);
    section(map, ProgramKeys.QUEUES, Category.QUEUE);
    section(map, ProgramKeys.BARRIERS, Category.BARRIER);
    section(map, ProgramKeys.EVENTS, Category.EVENT);
    section(map, ProgramKeys.SEMAPHORES, Category.SEMAPHORE);
    section(map, ProgramKeys.DEVICES, Category.DEVICE);
    traces.read(map);
    List<Role> roles = roles(map);
    if (roles.isEmpty()) {
      return Optional.empty();
    }
    Script script = new Script(parameters, names.things(), traces.traces(), roles, allowed(map));
    Program program = new Program(script, names, traces, map.node());
    if (!names.lacksLocks()) {
      program.report(script.findingsOfLocks());
    }
    if (names.isIncomplete()) {
      return Optional.empty();
    }
    program.report(script.findings());
    return Optional.of(program);
  }

  private static List<Finding.Rule> allowed(YamlMap map) {
    return ProgramKeys.rules(map.read(ProgramKeys.ALLOW).orElse(List.of()));
  }

  private List<Parameter> parameters(YamlMap map) {
    List<Parameter> parameters = new ArrayList<>();
    map.read(spelt(map, ProgramKeys.PARAMETERS))
        .ifPresent(
            section -> {
              for (YamlNode.Entry entry : section.node().entries()) {
                parameter(section, entry.key())
                    .ifPresentOrElse(
                        parameter -> {
                          parameters.add(parameter);
                          names.declare(parameter.name(), measure(parameter.kind()), entry.place());
                        },
                        () -> names.setUnread(entry.key()));
              }
            });
    return parameters;
  }

  private static Measure measure(Kind kind) {
    return switch (kind) {
      case DURATION_PS -> Measure.DURATION;
      case BYTES -> Measure.SIZE;
      default -> Measure.NUMBER;
    };
  }

  private static Optional<Parameter> parameter(YamlMap section, String name) {
    boolean isTaken =
        Scope.RESERVED.contains(name)
            || List.of(WorkloadKeys.USE.name(), ProgramKeys.NAME.name()).contains(name);
    if (isTaken || !ExpressionParser.NAME.matcher(name).matches()) {
      section.reportKey(
          name,
          isTaken ? "this name has a meaning already" : "is no name for a parameter",
          "use letters, digits and single '-' before a letter, as 'batch-size'");
      return Optional.empty();
    }
    List<Measure> measures = List.of(Measure.NUMBER, Measure.DURATION, Measure.SIZE);
    Optional<Expression> value =
        section.required(
            name,
            ValueKind.scalar(
                "a number, a duration or a size",
                "20 us",
                text -> ExpressionParser.read(text, Collections.emptyMap()),
                Shape.TEXT));
    if (value.isEmpty()) {
      return Optional.empty();
    }
    double number = value.get().value(Scope.NOTHING);
    if (!measures.contains(value.get().measure()) || number < 0 || number > MOST * 1e3) {
      section.reportKey(
          name,
          "is no value for a parameter",
          "write a number, a duration or a size, not negative; where cycles or rates are needed,"
              + " multiply a number by '1 cycles'");
      return Optional.empty();
    }
    boolean isWhole =
        section.find(name).flatMap(YamlValue::text).filter(text -> text.contains(".")).isEmpty()
            && number == Math.rint(number);
    Kind kind =
        switch (value.get().measure()) {
          case DURATION -> Kind.DURATION_PS;
          case SIZE -> Kind.BYTES;
          default -> isWhole ? Kind.COUNT : Kind.RATIO;
        };
    double most = kind == Kind.DURATION_PS ? MOST * 1e3 : MOST;
    return Optional.of(
        new Parameter(
            name, kind, number, 0, Math.max(most, number), "A parameter of the program."));
  }

  /**
   * A section's key as it stands in the file. A misspelt one is reported as unknown elsewhere; what
   * it declares is known all the same, so that its uses are not wrong too.
   */
  private <T> Key<T> spelt(YamlMap map, Key<T> key) {
    List<String> sections = ProgramKeys.SECTION.names();
    if (map.has(key)) {
      return key;
    }
    Optional<String> misspelt =
        map.keys().stream()
            .filter(name -> !sections.contains(name))
            .filter(name -> Suggestions.nearest(name, sections).equals(Optional.of(key.name())))
            .findFirst();
    misspelt.ifPresent(name -> names.setIncomplete());
    return misspelt
        .map(name -> new Key<>(name, key.kind(), key.isSourced(), key.presence(), key.help()))
        .orElse(key);
  }

  private void section(YamlMap map, Key<YamlMap> key, Category category) {
    map.read(spelt(map, key))
        .ifPresent(section -> section.keys().forEach(name -> thing(section, name, category)));
  }

  private void thing(YamlMap section, String name, Category category) {
    Optional<YamlValue> value = section.find(name);
    if (value.isEmpty()) {
      return;
    }
    // A word alone is the kind.
    Optional<YamlMap> described = value.filter(YamlValue::isMap).flatMap(YamlValue::map);
    List<String> kinds = Things.kinds(category);
    Optional<String> kind =
        kinds.isEmpty()
            ? Optional.of("")
            : described.isPresent()
                ? described.get().read(Things.kind(category))
                : value.get().read(ValueKinds.choice(kinds));
    if (described.isEmpty() && kinds.isEmpty()) {
      value.get().map();
    }
    if (kind.isEmpty()) {
      // Its name is known all the same, so that its uses are not wrong too.
      names.setIncomplete();
    }
    String word = kind.orElse(kinds.isEmpty() ? "" : kinds.get(0));
    Category exact = Things.exact(category, word);
    int maker = SharedObject.MAIN;
    SharedObject.Immortal immortal = SharedObject.Immortal.NONE;
    Map<String, Expression> quantities = new LinkedHashMap<>();
    if (described.isPresent()) {
      YamlMap map = described.get();
      map.onlyKeys(Things.section(category, word).names());
      if (exact == Category.OBJECT) {
        maker = SharedObject.MAIN - ProgramPartKeys.OWNERS.indexOf(map.value(Things.OWNER));
        immortal = map.value(Things.IMMORTAL);
      }
      for (Key<String> key : Things.quantities(exact, word)) {
        String quantity = key.name();
        List<Measure> measures = quantity.equals(Thing.SIZE) ? List.of(Measure.SIZE) : NUMBERS;
        Optional<YamlValue> given = map.find(quantity);
        if (given.isPresent()) {
          Optional<Expression> read = given.get().read(names.expression(measures));
          read.ifPresent(expression -> quantities.put(quantity, expression));
          if (read.isEmpty()) {
            names.setIncomplete();
          }
        }
      }
    }
    names.declare(
        new Thing(names.mark(value.get()), exact, name, word, maker, immortal, quantities),
        section);
  }

  private List<Role> roles(YamlMap map) {
    List<Role> roles = new ArrayList<>();
    Optional<YamlMap> section = map.read(spelt(map, ProgramKeys.THREADS));
    if (section.isEmpty()) {
      return roles;
    }
    if (section.get().keys().isEmpty()) {
      section.get().report("no role is described", "write 'worker: {program: [...]}'");
    }
    namedRoles(section.get());
    for (String name : section.get().keys()) {
      Optional<YamlValue> value = section.get().find(name);
      value
          .flatMap(YamlValue::map)
          .flatMap(role -> role(role, name, value.get(), roles))
          .ifPresentOrElse(roles::add, names::setIncomplete);
    }
    return roles;
  }

  private Optional<Role> role(YamlMap map, String name, YamlValue value, List<Role> before) {
    map.onlyKeys(Threads.SECTION.names());
    Optional<Expression> count =
        map.has(Threads.COUNT) ? Optional.of(count(map)) : Optional.empty();
    if (!map.has(Threads.COUNT) && before.stream().anyMatch(role -> role.count().isEmpty())) {
      map.report("is the second role without a count", "add 'count: 1'; one role has the rest");
    }
    boolean isPool = map.has(Threads.TASK);
    if (isPool && map.has(Threads.PROGRAM)) {
      map.report(
          Threads.TASK,
          "stands beside 'program'",
          "write 'task' for a thread pool, 'program' for threads that each do one");
      return Optional.empty();
    }
    if (isPool && map.has(Threads.START)) {
      map.report(
          Threads.START,
          "stands beside 'task'",
          "leave it out: the threads of a pool are started at the beginning");
    }
    Optional<List<Statement>> block =
        isPool
            ? names.inTask(() -> map.read(Threads.TASK.as(statements.block())))
            : map.read(Threads.PROGRAM.as(statements.block()));
    int mark = names.mark(value);
    Role.Kind kind =
        isPool ? Role.Kind.POOL : isSpawned(map) ? Role.Kind.SPAWNED : Role.Kind.STARTED;
    return block.map(done -> new Role(mark, name, count, done, kind));
  }

  /**
   * How many threads a role has; where that is wrong, it is not those that are left all the same.
   */
  private Expression count(YamlMap role) {
    Optional<Expression> count = role.read(Threads.COUNT.as(names.expression(NUMBERS)));
    if (count.isEmpty()) {
      names.setIncomplete();
    }
    return count.orElse(new Expression.Literal(1, Measure.NUMBER));
  }

  private static boolean isSpawned(YamlMap role) {
    return role.has(Threads.START) && role.value(Threads.START).equals(Threads.SPAWNED);
  }

  /** Pools and roles that are spawned are things too, named by statements that come before. */
  private void namedRoles(YamlMap section) {
    for (String name : section.keys()) {
      names.declareRole(name);
      Optional<YamlValue> value = section.find(name).filter(YamlValue::isMap);
      Optional<YamlMap> role = value.flatMap(YamlValue::map);
      if (role.isEmpty()) {
        continue;
      }
      Optional<YamlValue> start = role.get().find(Threads.START.name());
      boolean isSpawned =
          start.filter(YamlValue::isScalar).flatMap(YamlValue::text).stream()
              .anyMatch(Threads.SPAWNED::equals);
      if (role.get().has(Threads.TASK)) {
        declare(section, name, value.get(), Category.EXECUTOR);
      } else if (isSpawned) {
        declare(section, name, value.get(), Category.ROLE);
      }
    }
  }

  private void declare(YamlMap section, String name, YamlValue value, Category category) {
    names.declare(
        new Thing(names.mark(value), category, name, "", SharedObject.MAIN, Collections.emptyMap()),
        section);
  }
}
