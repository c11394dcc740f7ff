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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads the statements of a role. */
final class StatementReader {
  private static final String REPEAT = "repeat";
  private static final String CHOOSE = "choose";
  private static final String ARRIVALS = "arrivals";
  private static final String SERVED = "served";
  private static final String DO = "do";
  private static final List<Measure> TIMES = List.of(Measure.DURATION, Measure.CYCLES);
  private static final List<Measure> WAITS = List.of(Measure.DURATION);
  private static final List<Measure> NUMBERS = List.of(Measure.NUMBER);

  private final ProgramNames names;

  StatementReader(ProgramNames names) {
    this.names = names;
  }

  /** A list of statements. */
  ValueKind<List<Statement>> block() {
    return new ValueKind<>("a list of statements", "[{compute: 20 us}]", this::block);
  }

  private Optional<List<Statement>> block(YamlValue value) {
    return value
        .items("[{compute: 20 us}]")
        .map(
            items -> {
              List<Statement> block = new ArrayList<>();
              items.forEach(item -> block.addAll(statement(item)));
              return block;
            });
  }

  private static List<String> words() {
    List<String> words = new ArrayList<>(Arrays.stream(Verb.values()).map(Verb::word).toList());
    words.addAll(List.of(REPEAT, CHOOSE, ARRIVALS, SERVED));
    return words;
  }

  /** One item of a block; a lock with what is done under it is several statements. */
  private List<Statement> statement(YamlValue item) {
    Optional<YamlMap> map = item.map();
    if (map.isEmpty()) {
      names.setIncomplete();
      return List.of();
    }
    List<String> found = map.get().keys().stream().filter(words()::contains).toList();
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
    map.keys().forEach(key -> lose(Suggestions.nearest(key, words()).orElse("")));
    if (found.isEmpty()) {
      String key = map.keys().isEmpty() ? "" : map.keys().get(0);
      map.reportKey(key, "unknown word " + Excerpt.quoted(key), Suggestions.advice(key, words()));
    } else {
      map.reportKey(
          found.get(1),
          "is a second word beside '" + found.get(0) + "'",
          "make it an item of its own: '- " + found.get(1) + ": ...'");
    }
  }

  private List<Statement> statement(YamlMap map, String word, int mark) {
    if (word.equals(REPEAT)) {
      map.onlyKeys(List.of(REPEAT, DO));
      Optional<Expression> times = map.required(REPEAT, names.ofThread(NUMBERS));
      Optional<List<Statement>> block = map.required(DO, block());
      return listed(
          times.flatMap(count -> block.map(inner -> new Statement.Repeat(mark, count, inner))));
    }
    if (word.equals(CHOOSE)) {
      map.onlyKeys(List.of(CHOOSE));
      return listed(
          map.required(CHOOSE, ValueKinds.listOf(branch()))
              .filter(branches -> !branches.isEmpty())
              .map(branches -> new Statement.Choose(mark, branches)));
    }
    if (word.equals(ARRIVALS)) {
      return listed(arrivals(map, mark));
    }
    if (word.equals(SERVED)) {
      map.onlyKeys(List.of(SERVED));
      return listed(
          map.find(SERVED)
              .flatMap(value -> thing(value, SERVED, Verb.GET))
              .map(queue -> new Statement.Served(mark, queue.name())));
    }
    Verb verb = Verb.values()[words().indexOf(word)];
    return verb.isTimed() ? listed(timed(map, verb, mark)) : used(map, verb, mark);
  }

  private Optional<Statement> arrivals(YamlMap map, int mark) {
    map.onlyKeys(List.of(ARRIVALS, "every", "count"));
    Optional<Thing> queue = map.find(ARRIVALS).flatMap(value -> thing(value, ARRIVALS, Verb.PUT));
    Optional<Amount> every = map.required("every", names.amount(WAITS));
    Optional<Expression> count = map.required("count", names.ofThread(NUMBERS));
    return queue.flatMap(
        into ->
            every.flatMap(
                each ->
                    count.map(items -> new Statement.Arrivals(mark, into.name(), each, items))));
  }

  private static List<Statement> listed(Optional<? extends Statement> statement) {
    return statement.<List<Statement>>map(List::of).orElse(List.of());
  }

  private ValueKind<Statement.Branch> branch() {
    return new ValueKind<>(
        "a branch",
        "{weight: 0.5, do: [{compute: 20 us}]}",
        value ->
            value
                .map()
                .flatMap(
                    map -> {
                      map.onlyKeys(List.of("weight", DO));
                      int mark = names.mark(value);
                      Optional<Expression> weight = map.required("weight", names.ofThread(NUMBERS));
                      Optional<List<Statement>> block = map.required(DO, block());
                      return weight.flatMap(
                          share -> block.map(inner -> new Statement.Branch(mark, share, inner)));
                    }));
  }

  private Optional<Statement> timed(YamlMap map, Verb verb, int mark) {
    boolean isWork = verb == Verb.COMPUTE || verb == Verb.NATIVE;
    String option = verb == Verb.COMPUTE ? "code" : "gil";
    map.onlyKeys(verb == Verb.SLEEP ? List.of(verb.word()) : List.of(verb.word(), option));
    Optional<Amount> time = map.required(verb.word(), names.amount(isWork ? TIMES : WAITS));
    List<String> kinds = Arrays.stream(CodeKind.values()).map(CodeKind::yamlName).toList();
    CodeKind code =
        verb == Verb.COMPUTE
            ? CodeKind.values()[kinds.indexOf(map.choice(option, kinds, kinds.get(0)))]
            : CodeKind.ARITHMETIC;
    boolean canKeep = verb == Verb.NATIVE || verb == Verb.IO;
    boolean isKeeping =
        canKeep && map.choice("gil", List.of("released", "kept"), "released").equals("kept");
    return time.map(
        amount -> new Statement.Act(mark, verb, "", amount, Amount.of(1), isKeeping, code));
  }

  private List<Statement> used(YamlMap map, Verb verb, int mark) {
    List<String> keys = new ArrayList<>(List.of(verb.word()));
    keys.addAll(options(verb));
    map.onlyKeys(keys);
    Optional<Thing> thing = map.find(verb.word()).flatMap(value -> thing(value, verb.word(), verb));
    Optional<Amount> amount = amount(map, verb);
    Amount objects =
        verb == Verb.SEND
            ? map.optional("objects", names.amount(NUMBERS), Amount.of(1))
            : Amount.of(1);
    if (thing.isEmpty() || amount.isEmpty()) {
      return List.of();
    }
    List<Statement> statements = new ArrayList<>();
    statements.add(act(mark, verb, thing.get(), amount.get(), objects));
    if (verb == Verb.LOCK && map.find(DO).isPresent()) {
      map.required(DO, block()).ifPresent(statements::addAll);
      statements.add(act(mark, Verb.UNLOCK, thing.get(), amount.get(), objects));
    }
    return statements;
  }

  private static Statement act(int mark, Verb verb, Thing thing, Amount amount, Amount objects) {
    return new Statement.Act(mark, verb, thing.name(), amount, objects, false, CodeKind.ARITHMETIC);
  }

  private static List<String> options(Verb verb) {
    return switch (verb) {
      case READ, WRITE -> List.of("item");
      case REFCOUNT -> List.of("times");
      case APPEND -> List.of("items");
      case LOCK -> List.of(DO);
      case ALLOC, FREE, CHURN -> List.of("count");
      case SEND -> List.of("size", "objects");
      default -> List.of();
    };
  }

  private Optional<Amount> amount(YamlMap map, Verb verb) {
    return switch (verb) {
      case READ, WRITE -> optional(map, "item", 0);
      case REFCOUNT -> optional(map, "times", 1);
      case APPEND -> optional(map, "items", 1);
      case ALLOC, FREE, CHURN -> optional(map, "count", 1);
      case SEND -> map.required("size", names.amount(List.of(Measure.SIZE)));
      default -> Optional.of(Amount.of(1));
    };
  }

  private Optional<Amount> optional(YamlMap map, String key, double byDefault) {
    return map.find(key).isPresent()
        ? map.optional(key, names.amount(NUMBERS))
        : Optional.of(Amount.of(byDefault));
  }

  /** The thing that a word names; what is misspelt is taken for what was probably meant. */
  private Optional<Thing> thing(YamlValue value, String word, Verb verb) {
    Optional<String> name = value.text();
    if (name.isEmpty()) {
      return Optional.empty();
    }
    List<String> right = names.names(verb.categories());
    Optional<Thing> found = names.thing(name.get());
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
              + verb.categories().get(0).noun(),
          right.isEmpty() ? "declare one" : Suggestions.oneOf(right));
      return Optional.empty();
    }
    return found.filter(thing -> fits(value, verb, thing));
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
