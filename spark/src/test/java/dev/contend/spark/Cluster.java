package dev.contend.spark;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A standalone master of Spark and two workers of one core each, on the loopback interface, each a
 * process of its own.
 */
final class Cluster implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";
  private static final int WORKERS = 2;
  private static final long PATIENCE_SECONDS = 240;

  private final Path folder;
  private final int port;
  private final List<Process> workers = new ArrayList<>();
  private final Process master;

  private Cluster(Path folder) throws IOException {
    this.folder = folder;
    port = freePort();
    master =
        start(
            "master",
            "org.apache.spark.deploy.master.Master",
            "--host",
            LOOPBACK,
            "--port",
            String.valueOf(port),
            "--webui-port",
            String.valueOf(freePort()));
  }

  /** Starts one whose logs go to a folder, and waits for its workers. */
  static Cluster start(Path folder) throws IOException, InterruptedException {
    Cluster cluster = new Cluster(folder);
    boolean isWhole = false;
    try {
      for (int number = 1; number <= WORKERS; number++) {
        cluster.startWorker("worker" + number);
      }
      isWhole = true;
      return cluster;
    } finally {
      if (!isWhole) {
        cluster.close();
      }
    }
  }

  private void startWorker(String name) throws IOException, InterruptedException {
    workers.add(
        start(
            name,
            "org.apache.spark.deploy.worker.Worker",
            "--host",
            LOOPBACK,
            "--cores",
            "1",
            "--memory",
            "1g",
            "--webui-port",
            String.valueOf(freePort()),
            "--work-dir",
            folder.resolve(name).toString(),
            url()));
    Path log = log(name);
    await(() -> holds(log, "Successfully registered with master"), name + " registers");
  }

  /** The URL of the master. */
  String url() {
    return "spark://" + LOOPBACK + ":" + port;
  }

  /** Ends the first worker as the loss of its machine would, with what it has started. */
  void killAWorker() {
    Process worker = workers.get(0);
    List<ProcessHandle> started = worker.descendants().toList();
    worker.destroyForcibly();
    started.forEach(ProcessHandle::destroyForcibly);
  }

  /** Waits until something holds. */
  static void await(BooleanSupplier condition, String what) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not within " + PATIENCE_SECONDS + " s: " + what);
      }
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  private static boolean holds(Path file, String text) {
    try {
      return Files.readString(file).contains(text);
    } catch (IOException notYet) {
      return false;
    }
  }

  private Path log(String name) {
    return folder.resolve(name + ".log");
  }

  private Process start(String name, String type, String... arguments) throws IOException {
    Path jars = jars();
    List<String> words =
        new ArrayList<>(List.of(java(), "-Xmx512m", "-cp", jars + File.separator + "*", type));
    words.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().put("SPARK_LOCAL_IP", LOOPBACK);
    // Where a worker finds the jars of what it starts.
    builder.environment().put("SPARK_HOME", jars.resolve("..").normalize().toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    File log = log(name).toFile();
    return builder.redirectErrorStream(true).redirectOutput(log).start();
  }

  /** Spark's jars, which the build has fetched. */
  static Path jars() {
    return Path.of(System.getProperty("contend.spark.jars")).toAbsolutePath();
  }

  /** The Java of this process. */
  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    for (Process worker : workers) {
      worker.descendants().forEach(ProcessHandle::destroy);
      worker.destroy();
    }
    master.destroy();
  }
}
