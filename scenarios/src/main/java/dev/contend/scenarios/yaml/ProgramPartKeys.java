package dev.contend.scenarios.yaml;

import dev.contend.workloads.program.SharedObject;
import dev.contend.workloads.script.Category;
import dev.contend.workloads.script.Kinds;
import dev.contend.workloads.script.Measure;
import dev.contend.workloads.script.Thing;
import java.util.ArrayList;
import java.util.List;

/** The keys of the parts of programs. */
final class ProgramPartKeys {
  static final String KIND = "kind";
  static final List<String> OWNERS = List.of("main", "each", "exited");

  private static final Key<String> KIND_OF_ANY =
      Key.of(KIND, ValueKinds.text(), "What it is.").optional("the first kind");

  private ProgramPartKeys() {}

  /** How a thing is described. */
  static final class Things {
    static final Key<String> OWNER =
        Key.of(
                "owner",
                ValueKinds.choice(OWNERS),
                "Who made it: the main thread, each thread one of its own, or a thread that is"
                    + " gone.")
            .byDefault("main");
    static final Key<SharedObject.Immortal> IMMORTAL =
        Key.of(
                "immortal",
                ValueKinds.enumeration(SharedObject.Immortal.class),
                "What of it is never counted: the object, or its items at the start too.")
            .byDefault("none");
    private static final List<Key<String>> QUANTITIES =
        List.of(
            of(Thing.ITEMS, "Items at the start.", "1"),
            Key.of(Thing.SIZE, DistributionKeys.expression(Measure.SIZE), "Size of one object.")
                .optional("48 B beside its header"),
            of(Thing.MADE, "Objects made before the start.", "0"),
            of(Thing.REFERENCES, "References of one object to others.", "1 for instances, else 0"),
            of(Thing.CAPACITY, "Items that fit; more wait.", "unbounded"),
            of(Thing.PARTIES, "Threads that meet.", "all workers"),
            of(Thing.SERVERS, "How many threads, or batches, it serves at a time.", "1"),
            of(Thing.BATCH, "How many threads it may serve together.", "1"),
            of(Thing.SHARDS, "Locks that stand for it, one of which each take draws.", "1"),
            of(Thing.PERMITS, "Permits at the start.", "1"));

    private Things() {}

    private static Key<String> of(String name, String help, String otherwise) {
      return Key.of(name, DistributionKeys.expression(Measure.NUMBER), help).optional(otherwise);
    }

    /** The quantities that a thing may state. */
    static List<Key<String>> quantities(Category category, String kind) {
      List<String> names =
          switch (category) {
            case OBJECT -> Kinds.isContainer(kind) ? List.of(Thing.ITEMS) : List.of();
            case POOL -> List.of(Thing.SIZE, Thing.MADE, Thing.REFERENCES);
            case QUEUE -> kind.equals("queue") ? List.of(Thing.CAPACITY) : List.of();
            case CHANNEL -> kind.equals(Kinds.PROCESS_QUEUE) ? List.of(Thing.CAPACITY) : List.of();
            case BARRIER -> List.of(Thing.PARTIES);
            case SEMAPHORE -> List.of(Thing.PERMITS);
            case DEVICE -> List.of(Thing.SERVERS, Thing.BATCH);
            case LOCK -> List.of(Thing.SHARDS);
            case VARIABLE, ATOMIC, EVENT, EXECUTOR, ROLE, TRACE -> List.of();
          };
      return names.stream()
          .flatMap(name -> QUANTITIES.stream().filter(key -> key.name().equals(name)))
          .toList();
    }

    /** The kinds of a category that files may name; the first is the default. */
    static List<String> kinds(Category category) {
      return switch (category) {
        case OBJECT -> Kinds.ofObjects();
        case LOCK -> Kinds.ofLocks();
        case QUEUE -> Kinds.ofQueues();
        default -> List.of();
      };
    }

    /** The category of a thing of a kind, where its section holds several. */
    static Category exact(Category category, String kind) {
      return switch (category) {
        case OBJECT -> Kinds.ofObject(kind);
        case QUEUE -> Kinds.ofQueue(kind);
        default -> category;
      };
    }

    static Key<String> kind(Category category) {
      List<String> kinds = kinds(category);
      return Key.of(KIND_OF_ANY.name(), ValueKinds.choice(kinds), KIND_OF_ANY.help())
          .byDefault(kinds.get(0));
    }

    /** The mapping that describes a thing of a kind. */
    static Section section(Category category, String kind) {
      Category exact = exact(category, kind);
      List<Key<?>> keys = new ArrayList<>();
      if (!kinds(category).isEmpty()) {
        keys.add(kind(category));
      }
      if (exact == Category.OBJECT) {
        keys.add(OWNER);
        keys.add(IMMORTAL);
      }
      keys.addAll(quantities(exact, kind));
      return Section.of("", keys);
    }

    static Shape shape(Category category) {
      List<String> kinds = kinds(category);
      if (kinds.isEmpty()) {
        return new Shape.Keyed(section(category, ""));
      }
      List<Shape.Case> cases =
          kinds.stream()
              .map(
                  kind ->
                      new Shape.Case(
                          KIND_OF_ANY.name(), kind, new Shape.Keyed(section(category, kind))))
              .toList();
      Shape mapping = new Shape.Cases(cases, new Shape.Keyed(section(category, kinds.get(0))));
      return new Shape.Either(List.of(new Shape.Words(kinds), mapping));
    }
  }

  /** A role. */
  static final class Threads {
    static final Key<String> COUNT =
        Key.of("count", DistributionKeys.expression(Measure.NUMBER), "Threads of this role.")
            .optional("all workers that other roles leave; one role only may leave it out");
    static final Key<List<YamlValue>> PROGRAM =
        Key.of("program", StatementKeys.BLOCK, "What each of its threads does, in order.")
            .unless("task");
    static final Key<List<YamlValue>> TASK =
        Key.of(
                "task",
                StatementKeys.BLOCK,
                "What a task is: the role is a thread pool, to which others submit by its name.")
            .optional("the threads do a program");
    static final String SPAWNED = "spawned";
    static final Key<String> START =
        Key.of(
                "start",
                ValueKinds.choice(List.of("at-once", SPAWNED)),
                "Who starts the threads: the main thread at the beginning, or others with 'spawn'.")
            .byDefault("at-once");
    static final Section SECTION = Section.of("role", COUNT, START, PROGRAM, TASK);

    private Threads() {}
  }
}
