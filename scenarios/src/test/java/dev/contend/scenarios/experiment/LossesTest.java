package dev.contend.scenarios.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.cpu.memory.Contention;
import dev.contend.engine.metrics.MetricSet;
import dev.contend.engine.statistics.Stability;
import dev.contend.scenarios.spec.ScenarioSpec;
import dev.contend.scenarios.testing.ScenarioTexts;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.program.ProgramMetrics;
import dev.contend.workloads.program.SubjectKind;
import dev.contend.workloads.runtime.policy.RunMetrics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is said of losses made up by hand. */
class LossesTest {
  private static final String FIRST = "cpython-3.13t on laptop: 2 workers reach 1.50x: ";

  /** The sentences on one curve whose workers had times by cause and met at subjects. */
  private static String sentence(
      String runtime, Map<Cause, Long> times, List<Contended> subjects, String more) {
    return sentence(runtime, times, subjects, more, 0, 0);
  }

  /**
   * @param switches how often the interpreter lock changed its thread, and how often it was asked
   *     to
   */
  private static String sentence(
      String runtime,
      Map<Cause, Long> times,
      List<Contended> subjects,
      String more,
      long... switches) {
    ScenarioSpec scenario =
        ScenarioTexts.read(
                """
                version: 1
                name: by-hand
                machine: laptop
                runtime: %s
                workload: {use: prime-sieve, limit: 10000, chunk: 100}
                %s
                variation: none
                replications: 1
                report: {charts: []}
                sweep: {matrix: {workers: [1, 2]}}
                """
                    .formatted(runtime, more))
            .spec();
    List<Long> causes = new ArrayList<>(Collections.nCopies(Cause.values().length, 0L));
    times.forEach((cause, ps) -> causes.set(cause.id(), ps));
    List<List<RunResult>> runs = new ArrayList<>();
    for (double time : new double[] {3, 2}) {
      MetricSet metrics =
          new MetricSet.Builder()
              .put(RunMetrics.TIME, time)
              .count(RunMetrics.GIL_SWITCHES, switches[0])
              .count(RunMetrics.GIL_DROP_REQUESTS, switches[1])
              .build();
      runs.add(List.of(new RunResult(metrics, causes, subjects, List.of(), List.of())));
    }
    ExperimentResult result = new ExperimentResult(scenario, runs, true, List.of());
    List<String> verdict = new Summary(result, new ResultTables(result)).verdict();
    assertThat(verdict).hasSize(1);
    return verdict.get(0);
  }

  private static String sentence(Map<Cause, Long> times, Contended... subjects) {
    return sentence("cpython-3.13t", times, Arrays.asList(subjects), "");
  }

  private static Contended subject(SubjectKind kind, String name, Map<Cause, Long> waited) {
    Contention contention = new Contention(64);
    int number = kind.number(contention, name);
    waited.forEach((cause, ps) -> contention.waited(number, cause.id(), ps, 0));
    contention.access(number);
    return Contended.of(contention).get(0);
  }

  @Test
  void theSubjectOfMostOfTheLargestCauseIsNamedWithItsShareOfTheLoss() {
    Contended count =
        subject(
            SubjectKind.REFERENCE_COUNT,
            "reference count of `config`",
            Map.of(Cause.REFCOUNT_TRANSFER, 60L));
    assertThat(
            sentence(
                Map.of(Cause.USEFUL_PYTHON, 100L, Cause.REFCOUNT_TRANSFER, 70L, Cause.IDLE, 30L),
                count))
        .isEqualTo(
            FIRST
                + "60 % of the loss is the reference count of `config`. An immortal object, one"
                + " whose count is deferred, or a copy for each worker would remove it.");
  }

  /** A server that waits for requests to come has capacity left; its lock is what it loses to. */
  @Test
  void waitingForItemsThatComeByThemselvesIsNoLoss() {
    List<Long> causes = new ArrayList<>(Collections.nCopies(Cause.values().length, 0L));
    causes.set(Cause.USEFUL_PYTHON.id(), 100L);
    causes.set(Cause.QUEUE_EMPTY.id(), 60L);
    causes.set(Cause.LOCK_PARKED.id(), 20L);
    List<Contended> subjects =
        List.of(
            subject(SubjectKind.QUEUE, "queue `inbox`", Map.of(Cause.QUEUE_EMPTY, 60L)),
            subject(SubjectKind.LOCK, "lock `stats`", Map.of(Cause.LOCK_PARKED, 20L)));
    MetricSet closed = new MetricSet.Builder().put(RunMetrics.TIME, 1).build();
    MetricSet open =
        new MetricSet.Builder()
            .put(RunMetrics.TIME, 1)
            .count(ProgramMetrics.STABILITY, Stability.STABLE.code())
            .build();

    assertThat(largest(closed, causes, subjects).cause()).isEqualTo(Cause.QUEUE_EMPTY);
    PointLosses.Loss loss = largest(open, causes, subjects);
    assertThat(loss.cause()).isEqualTo(Cause.LOCK_PARKED);
    assertThat(loss.ofLoss()).isEqualTo(1);
    assertThat(loss.ofTime()).isEqualTo(20 / 180.0);
    causes.set(Cause.IDLE.id(), 120L);
    assertThat(largest(closed, causes, subjects).cause()).isEqualTo(Cause.IDLE);
    assertThat(largest(open, causes, subjects).cause()).isEqualTo(Cause.LOCK_PARKED);
    assertThat(largest(open, causes, subjects).ofTime()).isEqualTo(20 / 300.0);
  }

  private static PointLosses.Loss largest(
      MetricSet metrics, List<Long> causes, List<Contended> subjects) {
    RunResult run = new RunResult(metrics, causes, subjects, List.of(), List.of());
    return new PointLosses(List.of(run)).largest().orElseThrow();
  }

  @Test
  void manySmallSubjectsAreTheirCause() {
    Contended[] counts = new Contended[4];
    for (int i = 0; i < counts.length; i++) {
      counts[i] =
          subject(
              SubjectKind.REFERENCE_COUNT,
              "reference count of `o" + i + "`",
              Map.of(Cause.REFCOUNT_TRANSFER, 15L));
    }
    assertThat(
            sentence(
                Map.of(Cause.USEFUL_PYTHON, 100L, Cause.REFCOUNT_TRANSFER, 60L, Cause.IDLE, 40L),
                counts))
        .startsWith(FIRST + "60 % of the loss is reference-count transfer. Immortal objects, ");
  }

  @Test
  void aLockIsWorthAllThatIsWaitedForIt() {
    Contended lock =
        subject(
            SubjectKind.LOCK,
            "lock `results`",
            Map.of(Cause.LOCK_SPIN, 30L, Cause.LOCK_PARKED, 25L, Cause.LINE_TRANSFER, 5L));
    assertThat(
            sentence(
                Map.of(
                    Cause.LOCK_SPIN,
                    30L,
                    Cause.LOCK_PARKED,
                    25L,
                    Cause.LINE_TRANSFER,
                    5L,
                    Cause.CLOCK_AND_SMT_LOSS,
                    40L),
                lock))
        .startsWith(FIRST + "60 % of the loss is the lock `results`. Several locks for parts ");
  }

  @Test
  void theInterpreterLockIsRemovedByFreeThreadingAndWithDevicesBesideItByAShorterInterval() {
    Contended gil =
        subject(SubjectKind.INTERPRETER_LOCK, "GIL", Map.of(Cause.GIL_WAIT, 250_000_000_000L));
    long interval = 5_000_000_000L;
    Map<Cause, Long> computing =
        Map.of(Cause.USEFUL_PYTHON, 51 * interval, Cause.GIL_WAIT, 50 * interval);
    Map<Cause, Long> waiting =
        Map.of(
            Cause.USEFUL_PYTHON,
            51 * interval,
            Cause.GIL_WAIT,
            50 * interval,
            Cause.IO_AND_DEVICE,
            interval);
    String alone = "Free threading or worker processes would remove it.";
    String both =
        "Free threading or worker processes would remove it, a shorter switch interval a part.";
    String name = "cpython-3.13";
    String shorter = "{use: cpython-3.13, switch-interval: 5 us}";

    assertThat(sentence(name, computing, List.of(gil), "", 100, 100))
        .endsWith("100 % of the loss is the GIL. " + alone);
    assertThat(sentence(name, waiting, List.of(gil), "", 100, 50))
        .as("1 %% of the time is a device's, and each operation takes an interval more")
        .endsWith("98 % of the loss is the GIL. " + both);
    assertThat(sentence(name, waiting, List.of(gil), "", 100, 0))
        .as("the lock is back before the interval has passed")
        .endsWith(alone);
    assertThat(sentence(name, waiting, List.of(gil), "", 100, 100))
        .as("the interpreter is kept while the device works")
        .endsWith(alone);
    assertThat(sentence(shorter, waiting, List.of(gil), "", 100, 50))
        .as("shorter would gain next to nothing")
        .endsWith(alone);
  }

  @Test
  void theSchedulerIsHelpedByCoresOrByALargerQuota() {
    Map<Cause, Long> times = Map.of(Cause.USEFUL_PYTHON, 100L, Cause.SCHEDULER_WAIT, 50L);
    assertThat(sentence(times))
        .endsWith("is scheduler wait. More cores, or fewer workers, would remove it.");
    assertThat(sentence("cpython-3.13t", times, List.of(), "container: {cpus: 1}"))
        .endsWith("is scheduler wait. A larger CPU quota, or fewer workers, would remove it.");
  }

  @Test
  void theLargestOfManyLossesIsNotCalledMostOfThem() {
    assertThat(
            sentence(
                Map.of(
                    Cause.USEFUL_PYTHON,
                    100L,
                    Cause.MEMORY,
                    30L,
                    Cause.IDLE,
                    20L,
                    Cause.ALLOCATOR,
                    25L)))
        .startsWith(FIRST + "the largest part of the loss, 40 %, is memory. Data that fit ");
  }

  @Test
  void aSmallLossGoesWithoutMention() {
    assertThat(sentence(Map.of(Cause.USEFUL_PYTHON, 1_000L, Cause.IDLE, 5L)))
        .isEqualTo(FIRST + "nothing takes more than 1 % of the workers' time from useful work.");
    assertThat(sentence(Map.of(Cause.USEFUL_PYTHON, 1_000L)))
        .isEqualTo(FIRST + "nothing takes more than 1 % of the workers' time from useful work.");
  }

  @Test
  void everyCauseAndEveryKindOfSubjectHasARemedy() {
    for (Cause cause : Cause.values()) {
      if (cause.isLoss()) {
        Map<Cause, Long> times = Map.of(Cause.USEFUL_PYTHON, 100L, cause, 50L);
        assertThat(sentence(times))
            .as(cause.label())
            .matches(".* 100 % of the loss is .+\\. .+\\.");
        for (SubjectKind kind : SubjectKind.values()) {
          Contended subject = subject(kind, "x", Map.of(cause, 40L));
          assertThat(sentence(times, subject)).as(kind + " " + cause).matches(".+\\. .+\\.");
        }
      }
    }
  }

  @Test
  void aQueueIsWaitedForByThoseWhoGetOrPut() {
    Contended queue = subject(SubjectKind.QUEUE, "the queue there", Map.of(Cause.QUEUE_EMPTY, 40L));
    assertThat(sentence(Map.of(Cause.USEFUL_PYTHON, 100L, Cause.QUEUE_EMPTY, 50L), queue))
        .endsWith(
            "80 % of the loss is waiting for messages in the queue there. More or faster producers"
                + " would remove it.");
  }

  @Test
  void whatIsTooManyIsOneRowAndNothingIsLost() {
    List<Contended> many = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      many.add(subject(SubjectKind.LINE, "line " + i, Map.of(Cause.LINE_TRANSFER, 10L + i)));
    }
    List<Contended> kept = Contended.most(many, 20);
    assertThat(kept).hasSize(21);
    assertThat(kept.get(0).name()).isEqualTo("line 29");
    assertThat(kept.get(20).name()).isEqualTo(Contended.REST);
    assertThat(kept.get(20).allWaitedPs()).isEqualTo(145);
    assertThat(kept.stream().mapToDouble(Contended::accesses).sum()).isEqualTo(30);
  }

  @Test
  void aMeanCountsRunsWithoutASubject() {
    Contended lock = subject(SubjectKind.LOCK, "lock", Map.of(Cause.LOCK_PARKED, 30L));
    Contended mean = Contended.mean(List.of(List.of(lock), List.of(), List.of())).get(0);
    assertThat(mean.allWaitedPs()).isEqualTo(10);
    assertThat(mean.mainCause()).isEqualTo(Cause.LOCK_PARKED);
  }

  /** One word for a cause: {@code causes.csv} and the charts call it idle. */
  @Test
  void timeAfterAWorkersEndIsCalledAsInTheTables() {
    assertThat(sentence(Map.of(Cause.USEFUL_PYTHON, 100L, Cause.IDLE, 50L)))
        .startsWith(FIRST + "100 % of the loss is idle time. Smaller pieces of work");
  }
}
