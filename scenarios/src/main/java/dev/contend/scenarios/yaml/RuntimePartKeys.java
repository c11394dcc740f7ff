package dev.contend.scenarios.yaml;

import dev.contend.workloads.program.CodeKind;
import dev.contend.workloads.program.SharedObject;
import dev.contend.workloads.runtime.lock.Gil;
import dev.contend.workloads.runtime.refcount.Exemption;
import java.util.stream.Stream;

/** The keys of runtime files about interpreters, counts and threads. */
final class RuntimePartKeys {
  private RuntimePartKeys() {}

  private static Key<Long> duration(String name, String help) {
    return Key.sourced(name, CostKinds.DURATION, help);
  }

  private static Key<Long> positive(String name, String help) {
    return Key.sourced(name, CostKinds.POSITIVE, help);
  }

  private static Key<Double> bandwidth(String name, String help) {
    return Key.sourced(name, CostKinds.BANDWIDTH, help);
  }

  /** The time of Python work by what it mostly does. */
  static final class Work {
    static final Section SECTION =
        Section.of("work", Stream.of(CodeKind.values()).map(Work::of).toList());

    private Work() {}

    static Key<Double> of(CodeKind kind) {
      return Key.sourced(
          kind.yamlName(),
          ValueKinds.number(0.01, 100),
          "Time of Python code of this kind relative to the reference build, CPython 3.13 with the"
              + " GIL.");
    }
  }

  /** Which references are not counted, by the kind of the object. */
  static final class Exemptions {
    static final Section SECTION =
        Section.of(
            "exemptions", Stream.of(SharedObject.Kind.values()).map(Exemptions::of).toList());

    private Exemptions() {}

    static Key<Exemption> of(SharedObject.Kind kind) {
      return Key.sourced(
              ValueKinds.kebab(kind),
              ValueKinds.enumeration(Exemption.class),
              "How references to objects of this kind are spared from counting.")
          .optional("no exemption");
    }
  }

  /** What the interpreter takes. */
  static final class Interpreter {
    static final Key<Long> SWITCH_INTERVAL =
        positive(
            "switch-interval",
            "How long a thread may hold the interpreter lock while others wait for it"
                + " (sys.setswitchinterval).");
    static final Key<Long> SAFEPOINT_SPACING =
        positive(
            "safepoint-spacing",
            "Python work between two looks at whether the thread is asked to give way.");
    static final Key<YamlMap> WORK =
        Key.of(
            "work",
            Work.SECTION.kind(),
            "Time of Python work relative to the reference build, by what the code mostly does.");
    static final Section SECTION =
        Section.of("interpreter", SWITCH_INTERVAL, SAFEPOINT_SPACING, WORK);

    private Interpreter() {}
  }

  /** How references are counted. */
  static final class Counts {
    static final Key<Long> REFERENCES_PER_WITH =
        Key.sourced(
            "references-per-with",
            ValueKinds.wholeNumber(0, 100),
            "Counted references that 'with lock:' takes and gives back on the lock object.");
    static final Key<Long> MERGE =
        duration("merge", "Merging and freeing one object whose count was queued.");
    static final Key<Long> QUEUE =
        duration("queue", "Putting an object into its owning thread's queue.");
    static final Key<Double> CHANGES_PER_CYCLE =
        Key.sourced(
            "changes-per-cycle",
            ValueKinds.number(0, 10),
            "References to private objects taken or given back in a cycle of work of the"
                + " reference interpreter.");
    static final Key<Boolean> BORROWED_LOADS =
        Key.sourced(
            "borrowed-loads",
            ValueKinds.bool(),
            "Whether the compiler borrows references that a local variable holds longer than"
                + " they are used.");
    static final Key<YamlMap> EXEMPTIONS =
        Key.of(
                "exemptions",
                Exemptions.SECTION.kind(),
                "Which kinds of objects are spared from counting.")
            .optional("none");
    static final Section SECTION =
        Section.of(
            "counts",
            REFERENCES_PER_WITH,
            MERGE,
            QUEUE,
            CHANGES_PER_CYCLE,
            BORROWED_LOADS,
            EXEMPTIONS);

    private Counts() {}
  }

  /** Starts and ends of threads. */
  static final class Threads {
    static final Key<Long> START =
        duration(
            "start",
            "What Thread.start() takes of its caller, waiting for the new thread left out.");
    static final Key<Long> BOOT =
        duration("boot", "From a new thread's first instruction to the first line of its target.");
    static final Key<Long> EXIT =
        duration("exit", "From the end of a thread's target to the end of the thread.");
    static final Key<Double> VARIATION =
        Key.sourced(
            "variation",
            ValueKinds.number(0, 1),
            "Coefficient of variation of the starts of threads and processes.");
    static final Section SECTION = Section.of("thread", START, BOOT, EXIT, VARIATION);

    private Threads() {}
  }

  /** The interpreter lock. */
  static final class InterpreterLock {
    static final Key<Gil.RequestPlace> REQUEST =
        Key.sourced(
            "request",
            ValueKinds.enumeration(Gil.RequestPlace.class),
            "Where a waiter leaves its request that the holder give way.");
    static final Key<Long> MUTEX =
        duration(
            "mutex",
            "Private work of a call that locks and unlocks a mutex of the operating system.");
    static final Section SECTION = Section.of("interpreter-lock", REQUEST, MUTEX);

    private InterpreterLock() {}
  }

  /** Interpreters beside the main one. */
  static final class Subinterpreter {
    static final Key<Long> BOOT = duration("boot", "Making an interpreter.");
    static final Key<Long> EXIT = duration("exit", "Ending one.");
    static final Key<Long> ENCODE = duration("encode", "Making a small object ready to cross.");
    static final Key<Long> DECODE = duration("decode", "Making an object of it on the other side.");
    static final Key<Double> BANDWIDTH =
        bandwidth("bandwidth", "At which bytes of an object are copied.");
    static final Section SECTION =
        Section.of("subinterpreter", BOOT, EXIT, ENCODE, DECODE, BANDWIDTH);

    private Subinterpreter() {}
  }
}
