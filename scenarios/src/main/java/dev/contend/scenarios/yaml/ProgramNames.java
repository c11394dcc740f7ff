package dev.contend.scenarios.yaml;

import dev.contend.workloads.script.Amount;
import dev.contend.workloads.script.Amount.Distribution;
import dev.contend.workloads.script.Category;
import dev.contend.workloads.script.Expression;
import dev.contend.workloads.script.Finding;
import dev.contend.workloads.script.Measure;
import dev.contend.workloads.script.Scope;
import dev.contend.workloads.script.Thing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** What a program that is being read has declared so far, and the expressions over it. */
final class ProgramNames {
  /** Parameters and the number of workers. */
  private final Map<String, Measure> ofRun = new LinkedHashMap<>();

  /** What traces say of items. */
  private final Map<String, Measure> ofItem = new LinkedHashMap<>();

  /** Where parameters without a unit stand. */
  private final Map<String, Place> numbers = new LinkedHashMap<>();

  /** Parameters that are there, but with a value that could not be read. */
  private final Set<String> unread = new LinkedHashSet<>();

  private static final List<Measure> NUMBERS = List.of(Measure.NUMBER);

  private final Map<String, Thing> things = new LinkedHashMap<>();
  private final List<YamlValue> marks = new ArrayList<>();
  private final Set<String> roles = new LinkedHashSet<>();
  private boolean isIncomplete;
  private boolean lacksLocks;
  private boolean isInTask;

  ProgramNames() {
    ofRun.put(Scope.WORKERS, Measure.NUMBER);
  }

  /** Declares a parameter of the program. */
  void declare(String parameter, Measure measure, Place place) {
    ofRun.put(parameter, measure);
    if (measure == Measure.NUMBER) {
      numbers.put(parameter, place);
    }
  }

  /** A parameter could not be read; nothing is said of expressions that use it. */
  void setUnread(String parameter) {
    unread.add(parameter);
    setIncomplete();
  }

  /** Declares a number that a trace says of each item; other traces may say it of theirs. */
  void declareOfItem(String name, YamlMap section) {
    boolean isTaken = Scope.RESERVED.contains(name) || ofRun.containsKey(name);
    if (isTaken || !ExpressionParser.NAME.matcher(name).matches()) {
      section.reportKey(
          name,
          isTaken ? "this name has a meaning already" : "is no name for a column",
          isTaken
              ? "give the number another name, as 'item-" + name + "'"
              : "use letters, digits and single '-' before a letter, as 'output-tokens'");
      setIncomplete();
    }
    ofItem.put(name, Measure.NUMBER);
  }

  /** Declares a thing; a second one of the same name is a mistake. */
  void declare(Thing thing, YamlMap section) {
    Thing before = things.putIfAbsent(thing.name(), thing);
    if (before != null) {
      section.reportKey(
          thing.name(),
          "'" + thing.name() + "' is " + before.category().noun() + " already",
          "give each thing a name of its own");
    }
  }

  /** Declares a role, whether or not it is a thing too. */
  void declareRole(String name) {
    roles.add(name);
  }

  /** The names of all roles. */
  List<String> roles() {
    return List.copyOf(roles);
  }

  List<Thing> things() {
    return List.copyOf(things.values());
  }

  Optional<Thing> thing(String name) {
    return Optional.ofNullable(things.get(name));
  }

  /** The names of all things of some categories. */
  List<String> names(List<Category> categories) {
    return things.values().stream()
        .filter(thing -> categories.contains(thing.category()))
        .map(Thing::name)
        .toList();
  }

  /** A number by which the checks of the program name a place. */
  int mark(YamlValue value) {
    marks.add(value);
    return marks.size() - 1;
  }

  /** Tells a finding at its place. */
  void report(Finding finding) {
    String wrong = finding.wrong(mark -> written(marks.get(mark).node().place()));
    marks.get(finding.mark()).report(wrong, finding.advice());
  }

  private static String written(Place place) {
    return place
        .option()
        .map(option -> "the option '" + option.text() + "'")
        .orElse("line " + place.line() + ", column " + place.column());
  }

  /** Something could not be read, so that the program as a whole cannot be judged. */
  void setIncomplete() {
    isIncomplete = true;
  }

  /** A word about a lock could not be read, so that it cannot be said who holds what. */
  void setLacksLocks() {
    isIncomplete = true;
    lacksLocks = true;
  }

  boolean lacksLocks() {
    return lacksLocks;
  }

  boolean isIncomplete() {
    return isIncomplete;
  }

  /** Reads the task of a pool, where a thread has no number: any thread of the pool may do it. */
  <T> T inTask(Supplier<T> reading) {
    isInTask = true;
    try {
      return reading.get();
    } finally {
      isInTask = false;
    }
  }

  /** An expression that is the same for all threads. */
  ValueKind<Expression> expression(List<Measure> measures) {
    return expression(measures, ofRun);
  }

  /** An expression in the program of a role. */
  ValueKind<Expression> ofThread(List<Measure> measures) {
    Map<String, Measure> names = new LinkedHashMap<>(ofRun);
    if (!isInTask) {
      names.put(Scope.THREAD, Measure.NUMBER);
      names.put(Scope.THREADS, Measure.NUMBER);
    }
    names.putAll(ofItem);
    return expression(measures, names);
  }

  /** An expression in the program of a role that is the same whatever item was taken last. */
  ValueKind<Expression> ofAllItems(List<Measure> measures) {
    ValueKind<Expression> any = ofThread(measures);
    return new ValueKind<>(
        any.expected(),
        any.example(),
        value -> value.read(any).filter(expression -> !isOfItem(expression, value)),
        any.shape());
  }

  private boolean isOfItem(Expression expression, YamlValue value) {
    Optional<String> name =
        ofItem.keySet().stream()
            .filter(each -> expression.mentions(Collections.singleton(each)))
            .findFirst();
    name.ifPresent(
        each ->
            value.report(
                "uses '" + each + "', a number of one item, and is said of all arrivals",
                "write a number or a parameter"));
    return name.isPresent();
  }

  private ValueKind<Expression> expression(List<Measure> measures, Map<String, Measure> names) {
    Measure first = measures.get(0);
    ValueKind<Expression> kind =
        ValueKind.scalar(
            first.noun(),
            first.example(),
            text -> {
              Reading<Expression> read = ExpressionParser.read(text, names);
              return read.value()
                  .filter(expression -> !measures.contains(expression.measure()))
                  .map(expression -> this.<Expression>mistaken(text, expression, first))
                  .orElse(read);
            },
            DistributionKeys.expression(first).shape());
    return new ValueKind<>(
        kind.expected(),
        kind.example(),
        value -> usesUnread(value) ? Optional.empty() : value.read(kind),
        kind.shape());
  }

  /** Whether an expression has a parameter in it of which another problem tells. */
  private boolean usesUnread(YamlValue value) {
    return value.node() instanceof YamlNode.Scalar scalar
        && ExpressionParser.DOTTED
            .matcher(scalar.text())
            .results()
            .anyMatch(name -> unread.contains(name.group()));
  }

  private <T> Reading<T> mistaken(String text, Expression expression, Measure wanted) {
    boolean hasNoUnit = expression.measure() == Measure.NUMBER;
    Optional<String> parameter =
        numbers.keySet().stream()
            .filter(name -> hasNoUnit && expression.mentions(Collections.singleton(name)))
            .findFirst();
    if (parameter.isPresent()) {
      String name = parameter.get();
      String unit = wanted.example().replaceFirst("^[0-9]+", "1");
      boolean canBeDeclared = wanted == Measure.DURATION || wanted == Measure.SIZE;
      return Reading.wrong(
          Excerpt.quoted(text)
              + " has no unit; "
              + (text.equals(name) ? "it" : "'" + name + "'")
              + " is declared without one, in "
              + written(Objects.requireNonNull(numbers.get(name))),
          (canBeDeclared
                  ? "declare it as '" + name + ": " + wanted.example() + "', or write '"
                  : "write '")
              + name
              + " * "
              + unit
              + "' here");
    }
    boolean isNumber = Numbers.NUMBER.matcher(text.strip()).matches();
    String example =
        hasNoUnit && isNumber
            ? wanted.example().replaceFirst("^[0-9.]+", text.strip())
            : wanted.example();
    return Reading.wrong(
        Excerpt.quoted(text)
            + (hasNoUnit ? " has no unit" : " is " + expression.measure().noun())
            + (hasNoUnit ? "" : ", not " + wanted.noun()),
        "write " + wanted.noun() + " as '" + example + "'");
  }

  /** An amount in the program of a role: an expression or a distribution. */
  ValueKind<Amount> amount(List<Measure> measures) {
    ValueKind<Expression> each = ofThread(measures);
    return new ValueKind<>(
        each.expected(),
        each.example(),
        value ->
            value.isMap()
                ? value.map().flatMap(map -> distribution(map, each))
                : value.read(each).map(Amount::fixed),
        each.shape());
  }

  private Optional<Amount> distribution(YamlMap map, ValueKind<Expression> each) {
    List<String> words = DistributionKeys.ALL.stream().<String>map(Key::name).toList();
    map.onlyKeys(words);
    if (map.keys().size() != 1) {
      map.report("is no distribution", "write one, as '{exponential: " + each.example() + "}'");
      return Optional.empty();
    }
    String word = map.keys().get(0);
    return switch (words.indexOf(word)) {
      case 0 ->
          map.read(DistributionKeys.EXPONENTIAL.as(each))
              .map(mean -> new Amount(Distribution.EXPONENTIAL, mean, mean));
      case 1 ->
          map.read(DistributionKeys.UNIFORM.as(ValueKinds.listOf(each)))
              .flatMap(ends -> uniform(map, ends));
      case 2 -> varied(map, DistributionKeys.LOGNORMAL, each, Distribution.LOGNORMAL);
      case 3 -> varied(map, DistributionKeys.GAMMA, each, Distribution.GAMMA);
      default -> Optional.empty();
    };
  }

  private static Optional<Amount> uniform(YamlMap map, List<Expression> ends) {
    if (ends.size() != 2 || ends.get(0).measure() != ends.get(1).measure()) {
      map.report(
          DistributionKeys.UNIFORM,
          "needs the least and the greatest value",
          "write 'uniform: [5 us, 15 us]'");
      return Optional.empty();
    }
    return Optional.of(new Amount(Distribution.UNIFORM, ends.get(0), ends.get(1)));
  }

  private Optional<Amount> varied(
      YamlMap map, Key<YamlMap> key, ValueKind<Expression> each, Distribution distribution) {
    Optional<YamlMap> inner = map.read(key);
    Optional<Expression> mean = inner.flatMap(found -> found.read(DistributionKeys.MEAN.as(each)));
    Optional<Expression> variation =
        inner.flatMap(found -> found.read(DistributionKeys.VARIATION.as(ofThread(NUMBERS))));
    return mean.flatMap(first -> variation.map(second -> new Amount(distribution, first, second)));
  }
}
