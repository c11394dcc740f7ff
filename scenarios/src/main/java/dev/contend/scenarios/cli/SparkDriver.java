package dev.contend.scenarios.cli;

import dev.contend.scenarios.cluster.Bundles;
import dev.contend.scenarios.cluster.SparkCommand;
import dev.contend.scenarios.cluster.SparkWords;
import dev.contend.scenarios.cluster.TravellingScenario;
import dev.contend.scenarios.experiment.Elsewhere;
import dev.contend.scenarios.experiment.Experiment;
import dev.contend.scenarios.experiment.Pilot;
import dev.contend.scenarios.experiment.RunId;
import dev.contend.scenarios.experiment.RunLine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Spark's driver as a process of its own, started when the first run is asked for. What it sends
 * back is kept by this process alone; if it dies, the same command goes on with what came back.
 */
final class SparkDriver implements Elsewhere, AutoCloseable {
  private static final long END_SECONDS = 20;

  /** How a line begins that Spark logs as an error. */
  private static final Pattern LOGGED = Pattern.compile("^\\S+ \\S+ ERROR [A-Za-z0-9$.]+: ");

  private static final Pattern THROWN =
      Pattern.compile("^Exception in thread |^Error: |^[a-z]\\S*Exception: ");

  private final SparkCommand command;
  private final SparkPlace place;
  private final ScenarioArgument.Checked read;
  private final Path log;
  private final PrintWriter err;
  private double secondsOfARun;

  /** Bytes of the log that are of earlier drivers. */
  private long logged;

  private Runnable begins = () -> {};
  private @Nullable Conversation driver;

  /**
   * @param command that starts it
   * @param place what it is given to run
   * @param read the scenario whose runs it makes
   * @param folder where results go, and what Spark has to say
   */
  SparkDriver(
      SparkCommand command,
      SparkPlace place,
      ScenarioArgument.Checked read,
      Path folder,
      PrintWriter err) {
    this.command = command;
    this.place = place;
    this.read = read;
    log = folder.resolve("spark").resolve("driver.log");
    this.err = err;
  }

  /** What simulates the scenario with it; others, such as those that say why, are made here. */
  ScenarioRun.Simulator simulator(ScenarioRun.Simulator here) {
    return (scenario, jobs, progress, saved) -> {
      if (!scenario.equals(read.spec())) {
        return here.run(scenario, jobs, progress, saved);
      }
      begins = progress::begins;
      try {
        return new Experiment(scenario, jobs, progress, saved, this).run();
      } finally {
        // Others can have the workers while the tables are written.
        close();
      }
    };
  }

  @Override
  public void make(List<RunId> runs, Consumer<RunLine> ended) throws InterruptedException {
    try {
      Conversation with = driver;
      if (with == null) {
        with = new Conversation(process());
        // Known from here on, so that it ends with this command whatever happens.
        driver = with;
        begin(with);
      }
      with.make(Bundles.of(runs, secondsOfARun, with.cores), ended);
    } catch (IOException exception) {
      throw ended(String.valueOf(exception.getMessage()));
    }
  }

  private CommandFailure ended(String how) {
    Conversation with = driver;
    boolean hasBegun = with != null && with.cores > 0;
    return new CommandFailure(
        ExitCode.CLUSTER_LOST,
        "contend: Spark's driver has ended before it "
            + (hasBegun ? "was done" : "had begun")
            + " ("
            + how
            + "); "
            + lastError().map(error -> "it says: " + error + "\n    more is in ").orElse("see ")
            + log
            + (hasBegun
                ? "\n    every run that came back is kept; the same command goes on with them"
                : "\n    check --master and --spark-conf, and whether "
                    + command.master()
                    + " can be reached from here"));
  }

  /** What the driver said last of all that it calls an error; else the exception that ended it. */
  private Optional<String> lastError() {
    Optional<String> error = last(LOGGED).or(() -> last(THROWN));
    return error.map(line -> LOGGED.matcher(line).replaceFirst("").strip());
  }

  private Optional<String> last(Pattern kind) {
    try (InputStream in = Files.newInputStream(log)) {
      // What an earlier driver said says nothing of this one.
      in.skipNBytes(logged);
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> kind.matcher(line).find())
          .reduce((first, second) -> second);
    } catch (IOException | UncheckedIOException unreadable) {
      // The sentence names the file all the same.
      return Optional.empty();
    }
  }

  private Process process() throws IOException {
    Files.createDirectories(log.getParent());
    logged = Files.exists(log) ? Files.size(log) : 0;
    err.println("contend: starting Spark for " + command.master() + "; what it says is in " + log);
    err.flush();
    return new ProcessBuilder(command.words(read.name(), place.job(), place.libraries()))
        .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  private void begin(Conversation with) throws IOException, InterruptedException {
    with.in.println(
        TravellingScenario.of(
                read.resolved(), read.files(), read.spec().limits(), Version.ofModel())
            .encoded());
    with.in.flush();
    Pilot.Times times = Pilot.run(read.spec());
    secondsOfARun = (times.low() + times.high()) / 2 / times.points();
    with.awaitWorkers();
    err.println(
        "contend: Spark at "
            + command.master()
            + " has "
            + with.cores
            + (with.cores == 1 ? " core" : " cores"));
    begins.run();
  }

  /** What is said to the driver, and what it says. */
  private final class Conversation implements SparkWords.Listener {
    private final Process process;
    private final PrintStream in;
    private final BufferedReader out;
    private Consumer<RunLine> ended = run -> {};
    private int left;
    private int cores;

    Conversation(Process process) {
      this.process = process;
      in = new PrintStream(process.getOutputStream(), false, StandardCharsets.UTF_8);
      out = process.inputReader(StandardCharsets.UTF_8);
    }

    void awaitWorkers() throws IOException, InterruptedException {
      while (cores == 0) {
        listen();
      }
    }

    /** The driver reads at any time, so that all bundles can be sent before one comes back. */
    void make(List<List<RunId>> bundles, Consumer<RunLine> listener)
        throws IOException, InterruptedException {
      ended = listener;
      left = bundles.size();
      for (int number = 0; number < bundles.size(); number++) {
        in.println(SparkWords.line(number, bundles.get(number)));
      }
      in.flush();
      while (left > 0) {
        listen();
      }
    }

    private void listen() throws IOException, InterruptedException {
      String line = out.readLine();
      if (line == null) {
        throw new IOException("exit code " + process.waitFor());
      }
      SparkWords.tell(line, this);
    }

    @Override
    public void ready(int found) {
      cores = found;
    }

    @Override
    public void waiting() {
      err.println(
          "contend: no worker of "
              + command.master()
              + " has joined yet; waiting for one, see "
              + log);
    }

    @Override
    public void made(RunLine run) {
      ended.accept(run);
    }

    @Override
    public void done(int bundle) {
      left--;
    }

    @Override
    public void lost(int bundle, String why) {
      left--;
      err.println(
          "contend: Spark has given up some runs, which are made here: " + why + "; see " + log);
    }

    /** Ends the driver by ending its input. */
    void end() {
      in.close();
      try {
        if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException interrupted) {
        process.destroyForcibly();
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    Conversation with = driver;
    driver = null;
    if (with != null) {
      with.end();
    }
  }
}
