package dev.contend.scenarios.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.scenarios.testing.ScenarioTexts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Mistakes that are likely in a written program: each is told before anything runs, with line and
 * column and with what to write instead.
 */
class ProgramMistakesTest {
  /** Two locks, a queue, a barrier and three roles; every mistake changes one line of it. */
  static final String GOOD =
      """
      version: 1
      name: mine
      machine: xeon-8480plus
      runtime: cpython-3.14t
      workers: 4
      workload:
        parameters: {items: 12, work: 20 us}
        objects: {config: dict, total: variable}
        locks: {guard: threading-lock, stats: threading-lock}
        queues: {todo: {kind: queue, capacity: 4}}
        barriers: {start: {parties: 4}}
        threads:
          producer: {count: 1, program: [{barrier: start}, {repeat: items, do: [{put: todo}]}]}
          consumer:
            count: 2
            program:
              - barrier: start
              - repeat: share(items)
                do:
                  - get: todo
                  - {lock: guard, do: [{lock: stats, do: [{write: total}]}]}
                  - compute: {exponential: work}
          watcher:
            program:
              - barrier: start
              - {lock: guard, do: [{lock: stats, do: [{read: config}]}]}
      """;

  /**
   * A mistake.
   *
   * @param right a piece of the program that stands there once
   * @param wrong what stands there instead
   * @param told pieces of the messages, the first with its place
   */
  private record Mistake(String name, String right, String wrong, List<String> told) {
    Mistake(String name, String right, String wrong, String... told) {
      this(name, right, wrong, List.of(told));
    }
  }

  private static final List<Mistake> MISTAKES =
      List.of(
          new Mistake(
              "an undefined name",
              "get: todo",
              "get: tood",
              "20:20: workload.threads.consumer.program[1].do[0].get: unknown name 'tood'",
              "did you mean 'todo'?"),
          new Mistake(
              "an undefined name in an expression",
              "repeat: share(items)",
              "repeat: share(itms)",
              "18:19: workload.threads.consumer.program[1].repeat: unknown name 'itms'",
              "did you mean 'items'?"),
          new Mistake(
              "a lock that is not given up",
              "- {lock: guard, do: [{lock: stats, do: [{write: total}]}]}",
              "- lock: guard",
              "21:15: workload.threads.consumer.program[1].do[1]: takes 'guard' and has not given it"
                  + " up at the end of the repetition",
              "add 'unlock: guard', or write what is done under it as 'do: [...]'"),
          new Mistake(
              "a lock that is given up without being held",
              "- {lock: guard, do: [{lock: stats, do: [{write: total}]}]}",
              "- unlock: guard",
              "21:15: workload.threads.consumer.program[1].do[1]: gives up 'guard', which the thread"
                  + " does not hold",
              "take it before with 'lock: guard'"),
          new Mistake(
              "locks in opposite orders",
              "- {lock: guard, do: [{lock: stats, do: [{read: config}]}]}",
              "- {lock: stats, do: [{lock: guard, do: [{read: config}]}]}",
              "26:30: workload.threads.watcher.program[1].do[0]: watcher takes 'guard' while it holds"
                  + " 'stats', and consumer takes them the other way round",
              "take 'guard' first everywhere"),
          new Mistake(
              "a queue that nobody fills",
              "do: [{put: todo}]",
              "do: [{compute: work}]",
              "10:18: workload.queues.todo: nobody fills 'todo'",
              "add 'put: todo' to a role's program"),
          new Mistake(
              "a queue that nobody drains",
              "- get: todo",
              "- compute: work",
              "10:18: workload.queues.todo: nobody drains 'todo'",
              "add 'get: todo' to a role's program"),
          new Mistake(
              "more gets than puts",
              "repeat: share(items)",
              "repeat: items",
              "10:18: workload.queues.todo: 12 items are put into 'todo' and 24 are got: it cannot"
                  + " end",
              "get as many items as are put"),
          new Mistake(
              "a full queue",
              "repeat: share(items)",
              "repeat: 1",
              "10:18: workload.queues.todo: 12 items are put into 'todo' and 2 are got: it holds 4,"
                  + " so it cannot end"),
          new Mistake(
              "a program that cannot end",
              "repeat: share(items)",
              "repeat: 1e12",
              "18:11: workload.threads.consumer.program[1]: repeats 1e+12 times: it cannot end",
              "write at most 1e+09"),
          new Mistake(
              "a barrier for others than those who come",
              "{parties: 4}",
              "{parties: 3}",
              "11:21: workload.barriers.start: barrier 'start' is left by 3 threads together, but 4"
                  + " threads come to it, 4 times in all",
              "write 'parties: 4'"),
          new Mistake(
              "a negative rate of one state of an mmpp",
              "{repeat: items, do: [{put: todo}]}]}",
              "{arrivals: todo, count: items, every: {mmpp: {rates: [-10/s, 2000/s], sojourns: [1 s,"
                  + " 1 s]}}}, {served: todo}]}",
              "a rate of the mmpp is negative",
              "write rates of 0 or more"),
          new Mistake(
              "a device of empty batches",
              "  queues: {todo: {kind: queue, capacity: 4}}",
              "  queues: {todo: {kind: queue, capacity: 4}}\n  devices: {gpu: {batch: 0}}",
              "11:18: workload.devices.gpu: 'gpu' serves batches of 0",
              "write 'batch: 1' or more"),
          new Mistake(
              "a negative count",
              "count: 2",
              "count: workers - 6",
              "15:7: workload.threads.consumer: the count of consumer is -2; it must not be negative",
              "check the expression and the parameters in it"),
          new Mistake(
              "a count that is not whole",
              "repeat: share(items)",
              "repeat: items / 8",
              "18:11: workload.threads.consumer.program[1]: the number of repetitions is 1.5, which is"
                  + " not a whole number",
              "share(...)"),
          new Mistake(
              "a quantity without unit",
              "compute: {exponential: work}",
              "compute: {exponential: 200}",
              "22:38: workload.threads.consumer.program[1].do[2].compute.exponential: '200' has no"
                  + " unit",
              "write a duration as '200 us'"),
          new Mistake(
              "a unit as others write it",
              "compute: {exponential: work}",
              "compute: {exponential: 200 usec}",
              "'200 usec' has the unknown unit 'usec'",
              "did you mean '200 us'?"),
          new Mistake(
              "a unit with a capital letter",
              "work: 20 us",
              "work: 20 Us",
              "7:33: workload.parameters.work: '20 Us' has the unknown unit 'Us'",
              "did you mean '20 us'?"),
          new Mistake(
              "a role that is misspelt where it is joined",
              "- get: todo",
              "- join: wacher",
              "20:21: workload.threads.consumer.program[1].do[0].join: unknown name 'wacher'",
              "did you mean 'watcher'? It must have 'start: spawned'"),
          new Mistake(
              "a role that the main thread starts and another joins",
              "- get: todo",
              "- join: watcher",
              "20:21: workload.threads.consumer.program[1].do[0].join: 'watcher' is a role whose"
                  + " threads the main thread starts",
              "add 'start: spawned' to it"),
          new Mistake(
              "tasks for a role that is no pool",
              "- get: todo",
              "- submit: watcher",
              "'watcher' is a role whose threads the main thread starts",
              "give it a 'task' in place of its 'program'"),
          new Mistake(
              "a quantity of another dimension",
              "compute: {exponential: work}",
              "compute: {exponential: 64 KiB}",
              "'64 KiB' is a size, not a duration"),
          new Mistake(
              "an unknown word",
              "- compute:",
              "- compue:",
              "22:15: workload.threads.consumer.program[1].do[2].compue: unknown word 'compue'",
              "did you mean 'compute'?"),
          new Mistake(
              "a role without program",
              "count: 1, program: [{barrier: start}, {repeat: items, do: [{put: todo}]}]",
              "count: 1",
              "13:15: workload.threads.producer: key 'program' is missing",
              "add 'program: [{compute: 20 us}]'"),
          new Mistake(
              "a lock that is taken again",
              "do: [{lock: stats, do: [{write: total}]}]",
              "do: [{lock: guard, do: [{write: total}]}]",
              "21:34: workload.threads.consumer.program[1].do[1].do[0]: takes 'guard', which the"
                  + " thread holds already",
              "'kind: threading-rlock'"),
          new Mistake(
              "a lock in the place of a queue",
              "get: todo",
              "get: guard",
              "20:20: workload.threads.consumer.program[1].do[0].get: 'guard' is a lock; 'get' needs"
                  + " a queue",
              "only: todo"),
          new Mistake(
              "counts that leave no thread",
              "count: 2",
              "count: 3",
              "24:7: workload.threads.watcher: the other roles leave no thread of 4 workers"),
          new Mistake(
              "a runtime whose workers share no objects",
              "runtime: cpython-3.14t",
              "runtime: {use: cpython-3.13, policy: multiprocess}",
              "6:1: workload: passes objects through a queue, but workers of"
                  + " cpython-3.13+multiprocess share no objects",
              "process-queue"));

  static Optional<String> problems(String yaml) {
    Problems problems = new Problems();
    Optional<ScenarioReader.Scenario> read =
        new YamlReader(problems)
            .map(SourceText.of("test.yaml", yaml))
            .flatMap(new ScenarioReader(problems, List.of(), 1L << 28)::read);
    return read.isPresent() ? Optional.empty() : Optional.of(problems.rendered());
  }

  /** What is told of a scenario has these pieces in it. */
  static void told(String yaml, String... pieces) {
    assertThat(problems(yaml).orElse("nothing")).contains(pieces);
  }

  @TestFactory
  Stream<DynamicTest> everyLikelyMistakeIsToldWithItsPlaceAndMend() {
    return MISTAKES.stream()
        .map(
            mistake ->
                DynamicTest.dynamicTest(
                    mistake.name,
                    () -> {
                      assertThat(GOOD.split(java.util.regex.Pattern.quote(mistake.right), -1))
                          .as("places of " + mistake.right)
                          .hasSize(2);
                      String told =
                          problems(GOOD.replace(mistake.right, mistake.wrong)).orElse("nothing");
                      assertThat(told).contains(mistake.told);
                      assertThat(told.lines().filter(line -> line.startsWith("test.yaml:")))
                          .as("one mistake is told once")
                          .hasSize(1);
                    }));
  }

  @Test
  void theProgramWithoutMistakesIsAccepted() {
    assertThat(problems(GOOD)).isEmpty();
    assertThat(ScenarioTexts.read(GOOD).spec().points()).hasSize(1);
  }

  @Test
  void allMistakesAreToldAtOnce() {
    String yaml =
        GOOD.replace("- compute:", "- compue:")
            .replace("capacity: 4", "capacity: 4 ms")
            .replace("do: [{put: todo}]", "do: [{put: tdo}]")
            .replace("- {lock: guard, do: [{lock: stats, do: [{read", "- unlock: guard\n        #");
    String told = problems(yaml).orElse("nothing");
    assertThat(told)
        .contains(
            "unknown word 'compue'",
            "'4 ms' is a duration, not a number",
            "unknown name 'tdo'",
            "gives up 'guard'");
    assertThat(told.lines().filter(line -> line.startsWith("test.yaml:"))).hasSize(4);
  }

  @Test
  void whatIsMeantCanBeAllowed() {
    String inverse =
        GOOD.replace(
            "- {lock: guard, do: [{lock: stats, do: [{read: config}]}]}",
            "- {lock: stats, do: [{lock: guard, do: [{read: config}]}]}");
    assertThat(problems(inverse)).isPresent();
    assertThat(problems(inverse.replace("workload:\n", "workload:\n  allow: [lock-order]\n")))
        .isEmpty();
  }

  @Test
  void ordersThatOneThreadOrACommonLockKeepsApartAreNoMistake() {
    String both =
        """
        version: 1
        name: mine
        machine: xeon-8480plus
        runtime: cpython-3.14t
        workers: 2
        workload:
          locks: {gate: threading-lock, a: threading-lock, b: threading-lock}
          threads:
            both: {count: 1, program: [{lock: a, do: [{lock: b, do: []}]}, {lock: b, do: [{lock: a, do: []}]}]}
            other: {count: 1, program: [{compute: 1 us}]}
        """;
    assertThat(problems(both)).isEmpty();
    told(
        both.replace("count: 1, program: [{lock", "count: 2, program: [{lock")
            .replace("    other: {count: 1, program: [{compute: 1 us}]}\n", ""),
        "both takes 'a' while it holds 'b'");
    String gated =
        both.replace(
                "[{lock: a, do: [{lock: b, do: []}]}, {lock: b, do: [{lock: a, do: []}]}]",
                "[{lock: gate, do: [{lock: a, do: [{lock: b, do: []}]}]}]")
            .replace(
                "[{compute: 1 us}]", "[{lock: gate, do: [{lock: b, do: [{lock: a, do: []}]}]}]");
    assertThat(problems(gated)).isEmpty();
  }

  @Test
  void whatNobodyAnnouncesOrGivesBackCannotEnd() {
    String waiting =
        """
        version: 1
        name: mine
        machine: xeon-8480plus
        runtime: cpython-3.14t
        workers: 2
        workload:
          events: {ready: {}}
          semaphores: {slots: {permits: 2}}
          devices: {gpu: {servers: 1}}
          threads:
            one: {count: 1, program: [{await: ready}, {repeat: 3, do: [{take: slots}, {give: slots}]}]}
            two: {count: 1, program: [{use: gpu, for: 1 ms}, {set: ready}]}
        """;
    assertThat(problems(waiting)).isEmpty();
    told(
        waiting.replace("{set: ready}", "{sleep: 1 ms}"),
        "test.yaml:7:19: workload.events.ready: nobody sets 'ready'",
        "add 'set: ready'");
    told(
        waiting.replace(", {give: slots}", ""),
        "test.yaml:8:23: workload.semaphores.slots: 3 permits of 'slots' are taken, 0 given",
        "it has 2: it cannot end");
    told(
        waiting.replace("servers: 1", "servers: 0"),
        "test.yaml:9:18: workload.devices.gpu: 'gpu' has no servers",
        "write 'servers: 1' or more");
    told(waiting.replace(", for: 1 ms", ""), "key 'for' is missing");
  }

  @Test
  void whatASweepMakesWrongIsToldToo() {
    String swept = GOOD + "sweep: {matrix: {workload.items: [12, 13]}}\n";
    assertThat(problems(swept)).isEmpty();
    String wrong = swept.replace("repeat: share(items)", "repeat: items / 2");
    told(wrong, "the number of repetitions is 6.5, which is not a whole number");
  }
}
