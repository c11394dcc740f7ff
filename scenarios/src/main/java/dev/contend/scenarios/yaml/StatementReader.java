package dev.contend.scenarios.yaml;

import dev.contend.workloads.program.CodeKind;
import dev.contend.workloads.script.Amount;
import dev.contend.workloads.script.Category;
import dev.contend.workloads.script.Expression;
import dev.contend.workloads.script.Kinds;
import dev.contend.workloads.script.Measure;
import dev.contend.workloads.script.Statement;
import dev.contend.workloads.script.Thing;
import dev.contend.workloads.script.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the statements of a role. */
final class StatementReader {
  private static final List<Measure> TIMES = List.of(Measure.DURATION, Measure.CYCLES);
  private static final List<Measure> WAITS = List.of(Measure.DURATION);
  private static final List<Measure> NUMBERS = List.of(Measure.NUMBER);

  private static final ValueKind<CodeKind> CODES =
      ValueKinds.named(List.of(CodeKind.values()), CodeKind::yamlName);

  private final ProgramNames names;

  StatementReader(ProgramNames names) {
    this.names = names;
  }

  /** A list of statements. */
  ValueKind<List<Statement>> block() {
    return new ValueKind<>(
        StatementKeys.BLOCK.expected(),
        StatementKeys.BLOCK.example(),
        this::block,
        StatementKeys.BLOCK.shape());
  }

  private Optional<List<Statement>> block(YamlValue value) {
    return value
        .read(StatementKeys.BLOCK)
        .map(
            items -> {
              List<Statement> block = new ArrayList<>();
              items.forEach(item -> block.addAll(statement(item)));
              return block;
            });
  }

  /** One item of a block; a lock with what is done under it is several statements. */
  private List<Statement> statement(YamlValue item) {
    Optional<YamlMap> map = item.map();
    if (map.isEmpty()) {
      names.setIncomplete();
      return List.of();
    }
    List<String> found = map.get().keys().stream().filter(StatementKeys.words()::contains).toList();
    if (found.size() != 1) {
      notOneWord(map.get(), found);
      return List.of();
    }
    List<Statement> read = statement(map.get(), found.get(0), names.mark(item));
    if (read.isEmpty()) {
      lose(found.get(0));
    }
    return read;
  }

  /** A statement that cannot be read is missing in what is checked afterwards. */
  private void lose(String word) {
    if (word.equals(Verb.LOCK.word()) || word.equals(Verb.UNLOCK.word())) {
      names.setLacksLocks();
    } else {
      names.setIncomplete();
    }
  }

  private void notOneWord(YamlMap map, List<String> found) {
    map.keys().forEach(key -> lose(Suggestions.nearest(key, StatementKeys.words()).orElse("")));
    if (found.isEmpty()) {
      String key = map.keys().isEmpty() ? "" : map.keys().get(0);
      map.reportKey(
          key,
          "unknown word " + Excerpt.quoted(key),
          Suggestions.advice(key, StatementKeys.words()));
    } else {
      map.reportKey(
          found.get(1),
          "is a second word beside '" + found.get(0) + "'",
          "make it an item of its own: '- " + found.get(1) + ": ...'");
    }
  }

  private List<Statement> statement(YamlMap map, String word, int mark) {
    map.onlyKeys(StatementKeys.section(word).names());
    if (word.equals(StatementKeys.REPEAT.name())) {
      Optional<Expression> times = map.read(StatementKeys.REPEAT.as(names.ofThread(NUMBERS)));
      Optional<List<Statement>> block = map.read(StatementKeys.DO.as(block()));
      return listed(
          times.flatMap(count -> block.map(inner -> new Statement.Repeat(mark, count, inner))));
    }
    if (word.equals(StatementKeys.CHOOSE.name())) {
      return listed(
          map.read(StatementKeys.CHOOSE.as(ValueKinds.listOf(branch())))
              .filter(branches -> !branches.isEmpty())
              .map(branches -> new Statement.Choose(mark, branches)));
    }
    if (word.equals(StatementKeys.ARRIVALS.name())) {
      Optional<Thing> queue = thing(map, word, Verb.PUT);
      return listed(new ArrivalReader(names).read(map, mark, queue));
    }
    if (word.equals(StatementKeys.SERVED.name())) {
      return listed(
          thing(map, word, Verb.GET).map(queue -> new Statement.Served(mark, queue.name())));
    }
    Verb verb = Verb.values()[StatementKeys.words().indexOf(word)];
    return verb.isTimed() ? listed(timed(map, verb, mark)) : used(map, verb, mark);
  }

  private static List<Statement> listed(Optional<? extends Statement> statement) {
    return statement.<List<Statement>>map(List::of).orElse(List.of());
  }

  private ValueKind<Statement.Branch> branch() {
    ValueKind<YamlMap> mapping = StatementKeys.BRANCH.kind();
    return new ValueKind<>(
        mapping.expected(),
        mapping.example(),
        value -> value.read(mapping).flatMap(map -> branch(map, names.mark(value))),
        mapping.shape());
  }

  private Optional<Statement.Branch> branch(YamlMap map, int mark) {
    Optional<Expression> weight = map.read(StatementKeys.WEIGHT.as(names.ofThread(NUMBERS)));
    Optional<List<Statement>> block = map.read(StatementKeys.DO.as(block()));
    return weight.flatMap(share -> block.map(inner -> new Statement.Branch(mark, share, inner)));
  }

  private Optional<Statement> timed(YamlMap map, Verb verb, int mark) {
    boolean isWork = verb == Verb.COMPUTE || verb == Verb.NATIVE;
    Optional<Amount> time = map.required(verb.word(), names.amount(isWork ? TIMES : WAITS));
    CodeKind code =
        verb == Verb.COMPUTE ? map.value(StatementKeys.CODE.as(CODES)) : CodeKind.ARITHMETIC;
    return time.map(
        amount -> new Statement.Act(mark, verb, "", amount, Amount.of(1), isKeeping(map), code));
  }

  /** Whether the interpreter is kept; only some words have a say in it. */
  private static boolean isKeeping(YamlMap map) {
    return map.has(StatementKeys.GIL) && map.value(StatementKeys.GIL).equals("kept");
  }

  private List<Statement> used(YamlMap map, Verb verb, int mark) {
    Optional<Thing> thing = thing(map, verb.word(), verb);
    Optional<Amount> amount = amount(map, verb);
    Amount further =
        switch (verb) {
          case SEND -> map.value(StatementKeys.OBJECTS.as(names.amount(NUMBERS)));
          case USE -> map.value(StatementKeys.EACH.as(names.amount(WAITS)));
          default -> Amount.of(1);
        };
    if (thing.isEmpty() || amount.isEmpty()) {
      return List.of();
    }
    List<Statement> statements = new ArrayList<>();
    statements.add(act(mark, verb, thing.get(), amount.get(), further, isKeeping(map)));
    if (verb == Verb.LOCK && map.has(StatementKeys.UNDER_LOCK)) {
      map.read(StatementKeys.UNDER_LOCK.as(block())).ifPresent(statements::addAll);
      statements.add(act(mark, Verb.UNLOCK, thing.get(), amount.get(), further, false));
    }
    return statements;
  }

  private static Statement act(
      int mark, Verb verb, Thing thing, Amount amount, Amount further, boolean isKeeping) {
    return new Statement.Act(
        mark, verb, thing.name(), amount, further, isKeeping, CodeKind.ARITHMETIC);
  }

  private Optional<Amount> amount(YamlMap map, Verb verb) {
    ValueKind<Amount> number = names.amount(NUMBERS);
    return switch (verb) {
      case READ, WRITE -> map.read(StatementKeys.ITEM.as(number));
      case REFCOUNT -> map.read(StatementKeys.TIMES.as(number));
      case APPEND -> map.read(StatementKeys.ITEMS.as(number));
      case ALLOC, FREE, CHURN -> map.read(StatementKeys.COUNT.as(number));
      case SUBMIT -> map.read(StatementKeys.TASKS.as(names.ofThread(NUMBERS))).map(Amount::fixed);
      case SPAWN -> map.read(StatementKeys.SPAWNED.as(names.ofThread(NUMBERS))).map(Amount::fixed);
      case USE -> map.read(StatementKeys.FOR.as(names.amount(WAITS)));
      case SEND -> map.read(StatementKeys.SIZE.as(names.amount(List.of(Measure.SIZE))));
      default -> Optional.of(Amount.of(1));
    };
  }

  private Optional<Thing> thing(YamlMap map, String word, Verb verb) {
    return map.find(word).flatMap(value -> thing(value, word, verb));
  }

  /** The thing that a word names; what is misspelt is taken for what was probably meant. */
  private Optional<Thing> thing(YamlValue value, String word, Verb verb) {
    Optional<String> name = value.text();
    if (name.isEmpty()) {
      return Optional.empty();
    }
    List<String> right = names.names(verb.categories());
    Optional<Thing> found = names.thing(name.get());
    if (found.isEmpty() && names.roles().contains(name.get()) && isOfRoles(verb)) {
      boolean isPool = verb.categories().contains(Category.EXECUTOR);
      value.report(
          "'" + name.get() + "' is a role whose threads the main thread starts",
          isPool
              ? "give it a 'task' in place of its 'program', which makes a pool of it"
              : "add 'start: spawned' to it"
                  + (verb == Verb.JOIN ? ", and spawn its threads before they are joined" : ""));
      return Optional.empty();
    }
    if (found.isEmpty() && right.isEmpty() && isOfRoles(verb)) {
      value.report(
          "unknown name " + Excerpt.quoted(name.get()),
          Suggestions.nearest(name.get(), names.roles())
                  .map(near -> "did you mean '" + near + "'? It must have ")
                  .orElse("declare a role of that name with ")
              + (verb.categories().contains(Category.EXECUTOR)
                  ? "a 'task', as a pool of threads"
                  : "'start: spawned'"));
      return Optional.empty();
    }
    if (found.isEmpty()) {
      value.report(
          "unknown name " + Excerpt.quoted(name.get()),
          right.isEmpty()
              ? "declare " + verb.categories().get(0).noun() + " of that name first"
              : Suggestions.advice(name.get(), right));
      return Suggestions.nearest(name.get(), right).flatMap(names::thing);
    }
    if (!verb.categories().contains(found.get().category())) {
      value.report(
          "'"
              + name.get()
              + "' is "
              + found.get().category().noun()
              + "; '"
              + word
              + "' needs "
              + String.join(" or ", verb.categories().stream().map(Category::noun).toList()),
          right.isEmpty() ? "declare one" : Suggestions.oneOf(right));
      return Optional.empty();
    }
    return found.filter(thing -> fits(value, verb, thing));
  }

  private static boolean isOfRoles(Verb verb) {
    return verb.categories().contains(Category.ROLE)
        || verb.categories().equals(List.of(Category.EXECUTOR));
  }

  private static boolean fits(YamlValue value, Verb verb, Thing thing) {
    boolean needsItems = verb == Verb.READ || verb == Verb.WRITE;
    boolean isObject = thing.category() == Category.OBJECT;
    if (needsItems && isObject && !Kinds.isContainer(thing.kind())) {
      value.report(
          "'" + thing.name() + "' is a " + thing.kind() + " and has no items",
          "use 'refcount', or declare it as one of: instance, list, dict, set");
      return false;
    }
    if (verb == Verb.APPEND && !thing.kind().equals("list")) {
      value.report(
          "'" + thing.name() + "' is a " + thing.kind() + ", and only a list is appended to",
          "declare it as 'kind: list'");
      return false;
    }
    return true;
  }
}
