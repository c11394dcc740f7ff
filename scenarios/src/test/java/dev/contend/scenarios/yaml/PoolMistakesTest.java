package dev.contend.scenarios.yaml;

import static dev.contend.scenarios.yaml.ProgramMistakesTest.told;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Mistakes with the thread pools of written programs, told before anything runs. */
class PoolMistakesTest {
  @Test
  void poolsHaveThreadsAndTasksAndAreAwaitedByWhoSubmits() {
    String pooled =
        """
        version: 1
        name: mine
        machine: xeon-8480plus
        runtime: cpython-3.14t
        workers: 3
        workload:
          queues: {todo: simple-queue}
          threads:
            main: {count: 1, program: [{submit: crunch, count: 6}, {await: crunch}, {repeat: 6, do: [{get: todo}]}]}
            crunch: {count: 2, task: [{compute: 20 us}, {put: todo}]}
        """;
    assertThat(ProgramMistakesTest.problems(pooled)).isEmpty();
    told(
        pooled.replace("{submit: crunch, count: 6}, ", "{repeat: 6, do: [{put: todo}]}, "),
        "test.yaml:9:64: workload.threads.main.program[1]: main awaits results of 'crunch' and"
            + " submits nothing to it",
        "test.yaml:10:13: workload.threads.crunch: nobody submits to 'crunch'",
        "or write 'program' instead of 'task'");
    told(
        pooled.replace("count: 2", "count: 0").replace("workers: 3", "workers: 1"),
        "test.yaml:10:13: workload.threads.crunch: tasks are submitted to 'crunch', which has no"
            + " threads: it cannot end",
        "write 'count: 1' or more");
    told(
        pooled.replace("{put: todo}]", "{put: todo}, {submit: crunch}]"),
        "test.yaml:10:62: workload.threads.crunch.task[2]: a task of 'crunch' submits a task",
        "submit from a role with a 'program'");
    told(
        pooled.replace("count: 6", "count: 13 / 2"),
        "test.yaml:9:32: workload.threads.main.program[0]: the count of tasks is 6.5, which is not a"
            + " whole number");
    // Six tasks put one item each.
    told(
        pooled.replace("repeat: 6", "repeat: 7"),
        "test.yaml:7:18: workload.queues.todo: 6 items are put into 'todo' and 7 are got");
    told(
        pooled.replace("compute: 20 us", "compute: thread * 20 us"),
        "workload.threads.crunch.task[0].compute: unknown name 'thread'");
    told(
        pooled.replace("submit: crunch", "submit: todo"),
        "'todo' is a queue; 'submit' needs a thread pool");
    told(
        pooled.replace("await: crunch", "await: todo"),
        "'todo' is a queue; 'await' needs an event or a thread pool");
    told(
        pooled.replace("task: [", "program: [], task: ["),
        "workload.threads.crunch.task: stands beside 'program'");
    told(pooled.replace("todo", "crunch"), "workload.threads.crunch: 'crunch' is a queue already");
    told(
        pooled.replace("cpython-3.14t", "{use: cpython-3.13, policy: multiprocess}"),
        "has a thread pool, but workers of cpython-3.13+multiprocess share no objects",
        "hand the tasks out through a 'kind: process-queue'");
  }
}
