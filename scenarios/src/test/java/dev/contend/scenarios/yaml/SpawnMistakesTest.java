package dev.contend.scenarios.yaml;

import static dev.contend.scenarios.yaml.ProgramMistakesTest.told;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Mistakes with threads that threads start, told before anything runs. */
class SpawnMistakesTest {
  private static final String GOOD =
      """
      version: 1
      name: mine
      machine: xeon-8480plus
      runtime: cpython-3.14t
      workers: 5
      workload:
        threads:
          boss: {count: 2, program: [{spawn: helper}, {join: helper}]}
          helper: {count: 2, start: spawned, program: [{spawn: aide, count: 1 - thread}]}
          aide: {count: 1, start: spawned, program: [{compute: 20 us}]}
      """;

  @Test
  void threadsAreStartedOnceAndJoinedByWhoStartedThem() {
    assertThat(ProgramMistakesTest.problems(GOOD)).isEmpty();
    told(
        GOOD.replace("{spawn: helper}, ", "{spawn: helper, count: 2}, "),
        "test.yaml:9:13: workload.threads.helper: 4 threads of 'helper' are spawned, and the role"
            + " has 2",
        "write 'count: 4', or spawn 2");
    assertThat(
            ProgramMistakesTest.problems(GOOD.replace("{spawn: helper}, {join: helper}", ""))
                .orElse("nothing")
                .lines()
                .filter(line -> line.startsWith("test.yaml:")))
        .as("one mistake is told once")
        .hasSize(1);
    told(
        GOOD.replace("{spawn: helper}, ", ""),
        "test.yaml:8:32: workload.threads.boss.program[0]: boss joins 'helper' and spawns none of"
            + " it",
        "test.yaml:9:13: workload.threads.helper: nobody spawns 'helper'",
        "or leave out 'start: spawned'");
    told(
        GOOD.replace(
            "{spawn: helper}",
            "{choose: [{weight: 1, do: [{spawn: helper}]}, {weight: 1," + " do: []}]}"),
        "workload.threads.helper: it cannot be counted how many threads of 'helper' are spawned",
        "spawn as many in each branch");
    told(
        GOOD.replace("count: 1 - thread", "count: 0.5"),
        "the count of threads is 0.5, which is not a whole number");
    told(
        GOOD.replace("count: 2, start: spawned", "count: 2"),
        "workload.threads.boss.program[0].spawn: 'helper' is a role whose"
            + " threads the main thread starts",
        "add 'start: spawned' to it\n");
  }

  @Test
  void theFirstOfThemIsStartedByTheMainThread() {
    told(
        GOOD.replace("boss: {count: 2,", "boss: {count: 2, start: spawned,")
            .replace("{compute: 20 us}", "{spawn: boss, count: 2}"),
        "workload.threads.boss: 'boss' is spawned only by threads that wait to be spawned",
        "leave out 'start: spawned' of one of these roles");
  }

  @Test
  void tasksStartNoThreadsAndPoolsAreNotSpawned() {
    String pooled =
        GOOD.replace(
                    "boss: {count: 2, program: [{spawn: helper}, {join: helper}]}",
                    "boss: {count: 2, task: [{spawn: helper}]}")
                .replace("workers: 5", "workers: 6")
            + "    main: {count: 1, program: [{submit: boss, count: 2}]}\n";
    told(
        pooled,
        "workload.threads.boss.task[0]: a task of 'boss' starts or joins a thread",
        "do it in a role with a 'program'");
    told(
        pooled.replace("task: [{spawn: helper}]", "start: spawned, task: [{compute: 1 us}]"),
        "workload.threads.boss.start: stands beside 'task'");
  }

  @Test
  void processesStartNoThreadsOfOthers() {
    told(
        GOOD.replace("cpython-3.14t", "{use: cpython-3.13, policy: multiprocess}"),
        "workload: starts threads from others, but workers of cpython-3.13+multiprocess share no"
            + " objects",
        "leave out 'start: spawned'");
  }
}
