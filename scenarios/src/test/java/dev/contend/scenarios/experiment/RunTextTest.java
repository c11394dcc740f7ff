package dev.contend.scenarios.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.engine.metrics.Metric;
import dev.contend.engine.metrics.MetricSet;
import dev.contend.scenarios.spec.ScenarioSpec;
import dev.contend.scenarios.testing.ScenarioTexts;
import dev.contend.workloads.hardware.PairTime;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.program.SubjectKind;
import dev.contend.workloads.program.WorkerRole;
import dev.contend.workloads.runtime.policy.RunMetrics;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A run as text is the same run when it is read. */
class RunTextTest {
  private static final RunText TEXT = new RunText(ResultTables.metrics());

  @Test
  void everyNumberAndNameComesBack() {
    List<Double> waited = new ArrayList<>(Collections.nCopies(Cause.values().length, 0.0));
    waited.set(0, Double.MIN_VALUE);
    waited.set(Cause.values().length - 1, 1 / 3.0);
    RunResult run =
        new RunResult(
            new MetricSet.Builder()
                .put(RunMetrics.USEFUL_SHARE, 0.1 + 0.2)
                .put(RunMetrics.TIME, Double.MAX_VALUE)
                .build(),
            List.of(0L, Long.MAX_VALUE),
            List.of(
                new Contended(SubjectKind.LOCK, "a%b;c,d\te\nf\rg µ 'h'", 1e300, 0.1, waited),
                new Contended(
                    SubjectKind.OTHER, "", 0, 0, Collections.nCopies(Cause.values().length, 0.0))),
            List.of(
                new RoleTime(
                    new WorkerRole(
                        "a;b",
                        3,
                        List.of("queue 'x,y'"),
                        List.of(),
                        true,
                        List.of("d,;e", WorkerRole.IO)),
                    0.1,
                    List.of(1.5, 1e300),
                    List.of(0.0, 1 / 3.0),
                    List.of(new Contended(SubjectKind.LOCK, "lock `l`", 0, 0, waited))),
                new RoleTime(
                    new WorkerRole("none", 0, List.of(), List.of(), false, List.of()),
                    0,
                    List.of(),
                    List.of(),
                    List.of())),
            List.of(new PairTime(1, 2, 0.1), new PairTime(2, 1, 1e-300)),
            List.of(),
            7);
    RunResult back = TEXT.read(RunText.write(run)).orElseThrow();
    assertSame(back, run);
  }

  private static void assertSame(RunResult back, RunResult run) {
    assertThat(values(back)).isEqualTo(values(run));
    assertThat(back.causePs()).isEqualTo(run.causePs());
    assertThat(back.contended().toString()).isEqualTo(run.contended().toString());
    assertThat(back.pairs()).isEqualTo(run.pairs());
    assertThat(back.roles().toString()).isEqualTo(run.roles().toString());
    assertThat(back.unfinished()).isEqualTo(run.unfinished());
    assertThat(back.events()).isEqualTo(run.events());
  }

  private static List<String> values(RunResult run) {
    List<String> values = new ArrayList<>();
    run.metrics().forEach((metric, value) -> values.add(metric.name() + value + metric.unit()));
    return values;
  }

  @Test
  void aVerdictComesBack() {
    RunResult verdict = RunResult.unfinished(List.of("it came to a standstill", "a; b %, \t c"));
    assertSame(TEXT.read(RunText.write(verdict)).orElseThrow(), verdict);
  }

  @Test
  void whatAnotherVersionHasWrittenIsNone() {
    assertThat(TEXT.read("")).isEmpty();
    assertThat(TEXT.read("something else")).isEmpty();
    assertThat(TEXT.read("ended\t1\ttime;\t\t\t\t")).isEmpty();
    assertThat(TEXT.read("ended\t1\ttime,s,x;\t\t\t\t")).isEmpty();
    assertThat(TEXT.read("ended\t1\ttime,s,1.0;\t\t\t\tmet,1;")).isEmpty();
    assertThat(TEXT.read("ended\t1\ttime,s,1.0;\t\t\t\t")).isPresent();
  }

  @Test
  void aMetricThatIsLookedForIsFoundUnderItsOwnName() {
    for (Metric metric : ResultTables.metrics()) {
      MetricSet values = new MetricSet.Builder().put(metric, 1).build();
      RunResult run = new RunResult(values, List.of(), List.of(), List.of(), List.of());
      assertThat(TEXT.read(RunText.write(run)).orElseThrow().metrics().value(metric)).isEqualTo(1);
    }
  }

  @Test
  void runsOfSeveralKindsComeBack() {
    for (String name :
        List.of("hardware/ping-pong", "web-service", "runtimes/mutex", "programs/pipeline")) {
      ScenarioSpec scenario = ScenarioTexts.read(ScenarioTexts.ofLibrary(name)).spec();
      RunResult run = Assembly.run(new Preparation().run(scenario.points().get(0), 1, 0));
      assertSame(TEXT.read(RunText.write(run)).orElseThrow(), run);
    }
  }
}
