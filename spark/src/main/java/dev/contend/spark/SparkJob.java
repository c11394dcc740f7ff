package dev.contend.spark;

import dev.contend.scenarios.cluster.SparkWords;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * Spark's driver: reads bundles of runs from standard input as {@link SparkWords} has them, makes
 * each a Spark job of one task, and writes what comes back to standard output. It ends when its
 * input does, so that it does not outlive the command that started it.
 */
public final class SparkJob {
  /** Bundles that Spark has at the same time, at least: more cores than it knows of may come. */
  private static final int LEAST_UNDER_WAY = 256;

  private static final int OF_A_CORE = 4;

  /** How long to wait for the first worker before the command is told of it. */
  private static final long PATIENCE_MS = 20_000;

  /** Workers come one after the other; those that do within this time are counted. */
  private static final long OTHERS_MS = 1_000;

  private static final long LOOK_MS = 100;

  private final JavaSparkContext spark;
  private final PrintStream out;

  private SparkJob(JavaSparkContext spark, PrintStream out) {
    this.spark = spark;
    this.out = out;
  }

  /** Runs until standard input ends. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String scenario = in.readLine();
    if (scenario == null) {
      return;
    }
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    try (JavaSparkContext spark = new JavaSparkContext(new SparkConf())) {
      new SparkJob(spark, out).run(scenario, in);
    }
  }

  private void run(String scenario, BufferedReader in) throws IOException, InterruptedException {
    Broadcast<String> sent = spark.broadcast(scenario);
    int cores = cores();
    tell(SparkWords.ready(cores));
    ExecutorService underWay =
        Executors.newFixedThreadPool(
            Math.max(LEAST_UNDER_WAY, OF_A_CORE * cores), SparkJob::daemon);
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      SparkWords.Bundle bundle = SparkWords.bundle(line);
      underWay.execute(() -> make(bundle, sent));
    }
    underWay.shutdownNow();
    spark.sc().cancelAllJobs();
  }

  /** Cores that the workers offer, once there is one. */
  private int cores() throws InterruptedException {
    if (!spark.sc().isLocal()) {
      long left = PATIENCE_MS;
      while (workers() == 0) {
        TimeUnit.MILLISECONDS.sleep(LOOK_MS);
        left -= LOOK_MS;
        if (left == 0) {
          tell(SparkWords.waiting());
        }
      }
      TimeUnit.MILLISECONDS.sleep(OTHERS_MS);
    }
    return spark.sc().defaultParallelism();
  }

  /** Processes that make runs; Spark counts its driver too. */
  private int workers() {
    return spark.statusTracker().getExecutorInfos().length - 1;
  }

  private void make(SparkWords.Bundle bundle, Broadcast<String> scenario) {
    List<String> made;
    try {
      made = spark.parallelize(bundle.runs(), 1).mapPartitions(new BundleTask(scenario)).collect();
    } catch (Exception failed) {
      // Spark has tried it several times; whoever keeps the runs makes these itself.
      tell(SparkWords.lost(bundle, String.valueOf(failed.getMessage())));
      return;
    }
    synchronized (out) {
      made.forEach(line -> out.println(SparkWords.made(line)));
      tell(SparkWords.done(bundle));
    }
  }

  private void tell(String line) {
    synchronized (out) {
      out.println(line);
      out.flush();
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "bundle");
    thread.setDaemon(true);
    return thread;
  }
}
