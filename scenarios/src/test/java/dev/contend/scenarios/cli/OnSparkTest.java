package dev.contend.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contend.scenarios.cluster.SparkCommand;
import dev.contend.scenarios.experiment.Experiment;
import dev.contend.scenarios.experiment.SavedRuns;
import dev.contend.scenarios.spec.ScenarioSpec;
import dev.contend.scenarios.store.ResultStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs made by a driver in another process: the command's side of it, with a stand-in for Spark's.
 */
class OnSparkTest {
  private static final String SWEEP =
      """
      version: 1
      name: elsewhere
      machine: laptop
      workload: {use: prime-sieve, limit: 2000}
      sweep: {matrix: {runtime: [cpython-3.13, cpython-3.13t], workers: [1, 2]}}
      replications: 3
      report: {charts: []}
      """;

  @TempDir private Path folder = Path.of("");

  private final StringWriter told = new StringWriter();

  private Path sweep() throws IOException {
    return Files.writeString(folder.resolve("elsewhere.yaml"), SWEEP);
  }

  /** The command with the stand-in, which does with each bundle what its mode says. */
  private Ran ran(Path out, String mode) throws IOException {
    try (SparkDriver driver = driver(out, mode)) {
      return Ran.simulatedBy(
          (scenario, jobs, progress, saved) ->
              new Experiment(scenario, jobs, progress, saved, driver).run(),
          "run",
          sweep().toString(),
          "--out",
          out.toString(),
          "--no-why");
    }
  }

  private ScenarioArgument.Checked read() throws IOException {
    return new ScenarioArgument(sweep().toString()).read();
  }

  private SparkDriver driver(Path out, String mode) throws IOException {
    List<String> start =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            DriverStandIn.class.getName(),
            mode);
    PrintWriter err = new PrintWriter(told, true);
    return new SparkDriver(
        new SparkCommand(start, "stand-in", List.of()),
        new SparkPlace(start, Path.of("job.jar"), List.of()),
        read(),
        out,
        err);
  }

  private String local() throws IOException {
    Path out = folder.resolve("local");
    assertThat(Ran.contend("run", sweep().toString(), "--out", out.toString(), "--no-why").exit())
        .isZero();
    return Files.readString(out.resolve("results.csv"));
  }

  @Test
  void runsThatTheDriverSendsGiveTheBytesOfALocalRun() throws IOException {
    Path out = folder.resolve("out");
    Ran ran = ran(out, "all");
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(Files.readString(out.resolve("results.csv"))).isEqualTo(local());
    assertThat(told.toString()).contains("Spark at stand-in has 3 cores");
    assertThat(Files.readString(out.resolve("spark/driver.log"))).contains("12 runs made");
  }

  @Test
  void runsThatTheDriverGivesUpAreMadeHere() throws IOException {
    Path out = folder.resolve("out");
    Ran ran = ran(out, "lose");
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(Files.readString(out.resolve("results.csv"))).isEqualTo(local());
    assertThat(told.toString()).contains("Spark has given up some runs").contains("as asked");
  }

  @Test
  void afterTheDriverHasDiedTheSameCommandGoesOnWithWhatCameBack() throws IOException {
    Path out = folder.resolve("out");
    Ran died = ran(out, "die");
    assertThat(died.exit()).isEqualTo(ExitCode.CLUSTER_LOST.code());
    assertThat(died.err())
        .contains("Spark's driver has ended before it was done (exit code 9)")
        .contains("driver.log")
        .contains("the same command goes on")
        .doesNotContain("\tat ");
    assertThat(out.resolve("results.csv")).doesNotExist();
    Ran again = ran(out, "all");
    assertThat(again.exit()).as(again.err()).isZero();
    assertThat(again.err()).contains("6 of the first 12 runs are in");
    assertThat(Files.readString(out.resolve("spark/driver.log"))).contains("6 runs made");
    assertThat(told.toString()).contains("starting Spark for stand-in; what it says is in ");
    assertThat(Files.readString(out.resolve("results.csv"))).isEqualTo(local());
  }

  @Test
  void whyADriverDoesNotBeginIsSaid() throws IOException {
    Ran refused = ran(folder.resolve("out"), "refuse");
    assertThat(refused.exit()).isEqualTo(ExitCode.CLUSTER_LOST.code());
    assertThat(refused.err())
        .contains("Spark's driver has ended before it had begun (exit code 9); it says: No master")
        .contains("answers.\n    more is in " + folder.resolve("out/spark/driver.log"))
        .contains("check --master")
        .doesNotContain("the same command goes on");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spark://127.0.0.1",
        "127.0.0.1:7077",
        "local[x]",
        "local[0]",
        "spark:7077",
        "x y"
      })
  void aMasterThatCannotBeOneIsRefusedBeforeAnythingStarts(String master) throws IOException {
    assertThat(refused("--on", "spark", "--master", master).err())
        .contains("--master is '" + master + "'")
        .contains("write it as in 'spark://head:7077'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "local",
        "local[2]",
        "local[*]",
        "local[4,3]",
        "local-cluster[2,1,1024]",
        "spark://head:7077",
        "spark://a:7077,b:7077",
        "spark://[::1]:7077",
        "yarn",
        "k8s://https://head:6443"
      })
  void allFormsOfSparkAreTaken(String master) {
    assertThat(SparkCommand.isMaster(master)).isTrue();
  }

  @Test
  void whatIsNotTheWholeScenarioIsMadeHere() throws IOException, InterruptedException {
    ScenarioSpec whole = read().spec();
    List<ScenarioSpec> here = new ArrayList<>();
    try (SparkDriver driver = driver(folder.resolve("out"), "all");
        ResultStore store = ResultStore.open(folder.resolve("store"))) {
      driver
          .simulator(
              (scenario, jobs, progress, saved) -> {
                here.add(scenario);
                return new Experiment(scenario, jobs, progress).run();
              })
          .run(
              whole.withPoints(whole.points().subList(0, 1)),
              1,
              new ProgressLine(new PrintWriter(told)),
              new SavedRuns(whole, store, "1"));
    }
    assertThat(here).hasSize(1);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  private Ran refused(String... options) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("run", sweep().toString()));
    arguments.addAll(List.of(options));
    arguments.addAll(List.of("--out", folder.resolve("out").toString()));
    Ran ran = Ran.contend(arguments.toArray(String[]::new));
    assertThat(ran.exit()).as(ran.err()).isEqualTo(ExitCode.WRONG_OPTIONS.code());
    assertThat(folder.resolve("out")).doesNotExist();
    return ran;
  }

  @ParameterizedTest
  @ValueSource(strings = {"--dry-run", "--point 1", "--shard 1/2", "--emit slurm"})
  void theWholeSweepGoesToTheCluster(String other) throws IOException {
    List<String> options = new ArrayList<>(List.of("--on", "spark", "--master", "local[2]"));
    options.addAll(List.of(other.split(" ")));
    assertThat(refused(options.toArray(String[]::new)).err())
        .contains("--on does not go together with");
  }

  @Test
  void whatIsMissingOrWrongIsSaid() throws IOException {
    assertThat(refused("--on", "spark").err()).contains("takes --master");
    assertThat(refused("--master", "local[2]").err()).contains("add '--on spark'");
    assertThat(refused("--on", "spark", "--master", "local[2]", "--spark-conf", "memory").err())
        .contains("write it as in 'spark.executor.memory=4g'");
    assertThat(
            refused("--on", "spark", "--master", "yarn", "--spark-jars", folder.toString()).err())
        .contains("has no jar of Spark's core");
  }

  private Path file(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "");
  }

  @Test
  void withoutSparkItIsSaidWhatToInstall() throws IOException {
    Path own = file("scenarios/target/contend.jar");
    Map<String, String> bare = new LinkedHashMap<>();
    bare.put("PATH", folder.toString());
    assertThatThrownBy(() -> SparkPlace.find(null, bare, own))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("https://spark.apache.org/downloads.html")
        .hasMessageContaining("-Pspark")
        .extracting(failure -> ((CommandFailure) failure).exitCode())
        .isEqualTo(ExitCode.WRONG_OPTIONS);
    file("spark/target/jars/spark-core_2.13-4.2.0.jar");
    assertThatThrownBy(() -> SparkPlace.find(null, bare, own))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("contend-spark.jar");
  }

  @Test
  void sparkIsFoundWhereItIsSaidToBeThenInAnInstallationThenInWhatWasBuilt() throws IOException {
    Path own = file("scenarios/target/contend.jar");
    Path library = file("scenarios/target/lib/ssj.jar");
    Path job = file("spark/target/contend-spark.jar");
    Path core = file("spark/target/jars/spark-core_2.13-4.2.0.jar");
    Map<String, String> variables = new LinkedHashMap<>();
    SparkPlace built = SparkPlace.find(null, variables, own);
    assertThat(built.start()).contains(core.resolveSibling("*").toString());
    assertThat(built.job()).isEqualTo(job);
    assertThat(built.libraries()).containsExactly(own, library);
    Path submit = file("opt/bin/spark-submit");
    assertThat(submit.toFile().setExecutable(true)).isTrue();
    variables.put("SPARK_HOME", folder.resolve("opt").toString());
    assertThat(SparkPlace.find(null, variables, own).start()).containsExactly(submit.toString());
    file("other/spark-core_2.13-4.0.0.jar");
    Path other = folder.resolve("other");
    assertThat(SparkPlace.find(other, variables, own).start())
        .contains(other.resolve("*").toString());
  }
}
