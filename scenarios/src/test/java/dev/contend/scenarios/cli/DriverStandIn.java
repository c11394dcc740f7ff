package dev.contend.scenarios.cli;

import dev.contend.scenarios.cluster.SparkWords;
import dev.contend.scenarios.cluster.TravellingScenario;
import dev.contend.scenarios.experiment.RunId;
import dev.contend.scenarios.experiment.RunLine;
import dev.contend.scenarios.experiment.RunMaker;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A driver without Spark: makes every bundle itself, or loses the first, or dies half-way. */
final class DriverStandIn {
  private static final int EXIT = 9;
  private static final int RUNS_BEFORE_DEATH = 6;

  private DriverStandIn() {}

  /** Speaks as Spark's driver does; the first argument is all, lose, die or refuse. */
  public static void main(String[] arguments) throws IOException {
    String mode = arguments[0];
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    int made = 0;
    if (mode.equals("refuse")) {
      System.err.println("26/11/30 10:00:00 INFO SparkContext: Running Spark");
      System.err.println("26/11/30 10:01:00 ERROR StandaloneSchedulerBackend: No master answers.");
      System.err.println("Exception in thread \"main\" java.lang.IllegalStateException: stopped");
      System.err.println("26/11/30 10:01:01 INFO ShutdownHookManager: Shutdown hook called");
      System.exit(EXIT);
    }
    try (RunMaker maker = TravellingScenario.decoded(in.readLine()).maker()) {
      System.out.println("a line that is not ours");
      System.out.println(SparkWords.ready(3));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        SparkWords.Bundle bundle = SparkWords.bundle(line);
        if (mode.equals("lose") && bundle.number() == 0) {
          System.out.println(SparkWords.lost(bundle, "as asked\n\tat a.Class"));
          continue;
        }
        List<RunLine> lines =
            bundle.runs().stream().flatMap(run -> maker.make(RunId.parse(run)).stream()).toList();
        lines.forEach(each -> System.out.println(SparkWords.made(each.toString())));
        made += lines.size();
        if (mode.equals("die") && made >= RUNS_BEFORE_DEATH) {
          System.exit(EXIT);
        }
        System.out.println(SparkWords.done(bundle));
      }
    }
    System.err.println(made + " runs made");
  }
}
