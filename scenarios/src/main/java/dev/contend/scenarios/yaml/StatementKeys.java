package dev.contend.scenarios.yaml;

import dev.contend.workloads.program.CodeKind;
import dev.contend.workloads.script.Measure;
import dev.contend.workloads.script.Verb;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The words of programs: what may stand in a list of statements. */
final class StatementKeys {
  /** A list of statements. */
  static final ValueKind<List<YamlValue>> BLOCK =
      new ValueKind<>(
          "a list of statements",
          "[{compute: 20 us}]",
          value -> value.items("[{compute: 20 us}]"),
          new Shape.Lazy(
              "statements",
              () -> new Shape.Listed(new Shape.Lazy("statement", StatementKeys::shape))));

  static final Key<List<YamlValue>> DO = Key.of("do", BLOCK, "The block.");

  static final Key<String> CODE =
      Key.of(
              "code",
              ValueKinds.choice(Stream.of(CodeKind.values()).map(CodeKind::yamlName).toList()),
              "What the code mostly does; builds differ in it.")
          .byDefault("arithmetic");
  static final Key<String> GIL =
      Key.of(
              "gil",
              ValueKinds.choice(List.of("released", "kept")),
              "Whether the code gives the interpreter lock up.")
          .byDefault("released");
  static final Key<String> FOR =
      amount("for", "How long the service takes, the wait before it left out.", Measure.DURATION);
  static final Key<String> EACH =
      amount(
              "each",
              "What this thread adds to the service of all who are served with it, itself among"
                  + " them.",
              Measure.DURATION)
          .byDefault("0 s");
  static final Key<String> ITEM =
      number("item", "Which item, from 0; counted in a circle.").byDefault("0");
  static final Key<String> TIMES = number("times", "How often.").byDefault("1");
  static final Key<String> ITEMS = number("items", "How many.").byDefault("1");
  static final Key<String> COUNT = number("count", "How many objects.").byDefault("1");
  static final Key<String> SIZE = amount("size", "Size of the pickle.", Measure.SIZE);
  static final Key<String> OBJECTS = number("objects", "Objects in the message.").byDefault("1");
  static final Key<String> TASKS =
      Key.of("count", DistributionKeys.expression(Measure.NUMBER), "How many tasks.")
          .byDefault("1");
  static final Key<String> SPAWNED =
      Key.of("count", DistributionKeys.expression(Measure.NUMBER), "How many threads.")
          .byDefault("1");
  static final Key<List<YamlValue>> UNDER_LOCK =
      Key.of("do", BLOCK, "What is done under the lock, which is given up afterwards.")
          .optional("the lock is kept until 'unlock'");

  static final Key<String> REPEAT =
      Key.of("repeat", DistributionKeys.expression(Measure.NUMBER), "Does a block so often.");
  static final Key<String> WEIGHT =
      Key.of(
          "weight",
          DistributionKeys.expression(Measure.NUMBER),
          "How often the block is chosen, relative to the others.");
  static final Section BRANCH =
      Section.of("branch", WEIGHT, DO).called("a branch", "{weight: 0.5, do: [{compute: 20 us}]}");
  static final Key<List<YamlMap>> CHOOSE =
      Key.of(
          "choose",
          ValueKinds.listOf(BRANCH.kind()),
          "Does one of several blocks, drawn by weight.");
  static final Key<String> ARRIVALS =
      thing("arrivals", "Puts new objects into a queue at instants of their own (open arrivals).");
  static final Key<String> SERVED =
      thing("served", "The object taken last from the queue is served: its latency ends.");

  private static final Map<String, Section> SECTIONS = sections();

  private StatementKeys() {}

  /** All words that may begin a statement. */
  static List<String> words() {
    return List.copyOf(SECTIONS.keySet());
  }

  /** The keys of the statement of a word. */
  static Section section(String word) {
    Section section = SECTIONS.get(word);
    if (section == null) {
      throw new IllegalArgumentException(word + " is no word of a program");
    }
    return section;
  }

  /** A statement looks as the word says that it begins with. */
  private static Shape shape() {
    List<Shape.Case> cases =
        SECTIONS.entrySet().stream()
            .map(each -> new Shape.Case(each.getKey(), "", new Shape.Keyed(each.getValue())))
            .toList();
    List<Key<?>> words = new ArrayList<>();
    SECTIONS.values().forEach(section -> words.add(section.keys().get(0).optional("another word")));
    return new Shape.Cases(cases, new Shape.Keyed(Section.of("", words)));
  }

  private static Map<String, Section> sections() {
    Map<String, Section> sections = new LinkedHashMap<>();
    for (Verb verb : Verb.values()) {
      List<Key<?>> keys = new ArrayList<>(List.of(first(verb)));
      keys.addAll(options(verb));
      sections.put(verb.word(), Section.of("statement-" + verb.word(), keys));
    }
    put(sections, REPEAT, DO);
    put(sections, CHOOSE);
    List<Key<?>> arriving = new ArrayList<>(List.of(ARRIVALS));
    arriving.addAll(ArrivalKeys.ALL);
    sections.put(ARRIVALS.name(), Section.of("statement-" + ARRIVALS.name(), arriving));
    put(sections, SERVED);
    return sections;
  }

  private static void put(Map<String, Section> sections, Key<?>... keys) {
    sections.put(keys[0].name(), Section.of("statement-" + keys[0].name(), keys));
  }

  private static Key<String> first(Verb verb) {
    String help =
        switch (verb) {
          case COMPUTE ->
              "Python work on private objects: time of the reference interpreter at the machine's"
                  + " highest clock, or cycles of its first kind of core.";
          case NATIVE -> "C code on private memory, the same in every build.";
          case SLEEP -> "time.sleep: gives the interpreter up; a timer wakes the thread.";
          case IO -> "Waits for a device, whose interrupt wakes the thread.";
          case READ -> "Reads an item of a container, a variable, or an atomic number.";
          case WRITE -> "Replaces an item by a new object, or binds a variable to one.";
          case ATOMIC -> "Changes an atomic number of an extension.";
          case REFCOUNT -> "Takes a reference to the object and gives it back.";
          case APPEND -> "Appends new objects to a list.";
          case LOCK -> "Takes a lock; with 'do', gives it up after that block.";
          case UNLOCK -> "Gives up a lock that was taken without 'do'.";
          case PUT -> "Puts a new object into a queue; waits while the queue is full.";
          case GET -> "Takes an object out of a queue and drops it; waits while there is none.";
          case ALLOC -> "Makes objects and keeps them in a pool.";
          case FREE -> "Drops objects of a pool, those that this thread made first.";
          case CHURN -> "Makes objects like those of a pool and drops each at once.";
          case SEND -> "Pickles a message into a queue of multiprocessing.";
          case RECEIVE -> "Waits for a message of such a queue and unpickles it.";
          case BARRIER -> "Waits at a barrier.";
          case SET -> "Sets an event.";
          case AWAIT ->
              "Waits for an event, or for the results of what this thread has submitted to a pool.";
          case TAKE -> "Takes a permit of a semaphore.";
          case USE ->
              "Queues for a device, is served in the order of arrival, and is woken by its"
                  + " interrupt.";
          case SUBMIT -> "Submits tasks to a thread pool, one after the other.";
          case SPAWN ->
              "Starts threads of a role with 'start: spawned', one after the other; goes on when"
                  + " each runs.";
          case JOIN -> "Waits for the ends of all threads of a role that this thread has spawned.";
          case GIVE -> "Gives a permit of a semaphore back.";
        };
    boolean isWork = verb == Verb.COMPUTE || verb == Verb.NATIVE;
    return !verb.isTimed()
        ? thing(verb.word(), help)
        : isWork
            ? amount(verb.word(), help, Measure.DURATION, Measure.CYCLES)
            : amount(verb.word(), help, Measure.DURATION);
  }

  /** What may stand beside a word. */
  private static List<Key<?>> options(Verb verb) {
    return switch (verb) {
      case COMPUTE -> List.of(CODE);
      case NATIVE, IO -> List.of(GIL);
      case USE -> List.of(FOR, EACH, GIL);
      case READ, WRITE -> List.of(ITEM);
      case REFCOUNT -> List.of(TIMES);
      case APPEND -> List.of(ITEMS);
      case LOCK -> List.of(UNDER_LOCK);
      case ALLOC, FREE, CHURN -> List.of(COUNT);
      case SEND -> List.of(SIZE, OBJECTS);
      case SUBMIT -> List.of(TASKS);
      case SPAWN -> List.of(SPAWNED);
      default -> List.of();
    };
  }

  private static Key<String> thing(String word, String help) {
    Shape name = new Shape.Text("the name of what it is done with", "");
    return Key.of(word, ValueKinds.text().looking(name), help);
  }

  private static Key<String> number(String name, String help) {
    return amount(name, help, Measure.NUMBER);
  }

  /** An expression or a distribution. */
  private static Key<String> amount(String name, String help, Measure... measures) {
    ValueKind<String> each = DistributionKeys.expression(measures);
    Shape distribution = new Shape.Lazy("distribution", DistributionKeys::shape);
    return Key.of(name, each.looking(new Shape.Either(List.of(each.shape(), distribution))), help);
  }
}
