package dev.contend.scenarios.cluster;

import dev.contend.scenarios.experiment.RunId;
import dev.contend.scenarios.experiment.RunLine;
import java.util.List;
import java.util.Optional;

/**
 * What a command and Spark's driver say to each other, a line each.
 *
 * <p>The command sends the scenario, then bundles. The driver says that it is ready, then the runs
 * that came back, each bundle's followed by its end. Other lines of the driver are Spark's.
 */
public final class SparkWords {
  private static final String OURS = "contend-spark ";
  private static final String READY = OURS + "ready ";
  private static final String WAITING = OURS + "waiting";
  private static final String MADE = OURS + "made ";
  private static final String DONE = OURS + "done ";
  private static final String LOST = OURS + "lost ";

  private SparkWords() {}

  /** Told what the driver says. */
  public interface Listener {
    /** It has workers, with so many cores. */
    void ready(int cores);

    /** It has none as yet. */
    void waiting();

    /** A run came back. */
    void made(RunLine run);

    /** All runs of a bundle came back that will. */
    void done(int bundle);

    /** Spark has given up a bundle. */
    void lost(int bundle, String why);
  }

  /**
   * Runs that are made together.
   *
   * @param number of the bundle
   * @param runs each as {@link RunId} writes it
   */
  public record Bundle(int number, List<String> runs) {
    public Bundle {
      runs = List.copyOf(runs);
    }
  }

  /** A bundle as a line. */
  public static String line(int number, List<RunId> runs) {
    StringBuilder line = new StringBuilder().append(number);
    runs.forEach(run -> line.append(' ').append(run));
    return line.toString();
  }

  /** The bundle that a line is. */
  public static Bundle bundle(String line) {
    List<String> words = List.of(line.split(" ", -1));
    return new Bundle(Integer.parseInt(words.get(0)), words.subList(1, words.size()));
  }

  /** Says {@link Listener#ready}. */
  public static String ready(int cores) {
    return READY + cores;
  }

  /** Says {@link Listener#waiting}. */
  public static String waiting() {
    return WAITING;
  }

  /**
   * Says {@link Listener#made}.
   *
   * @param run as {@link RunLine} writes it
   */
  public static String made(String run) {
    return MADE + run;
  }

  /** Says {@link Listener#done}. */
  public static String done(Bundle bundle) {
    return DONE + bundle.number();
  }

  /** Says {@link Listener#lost}. */
  public static String lost(Bundle bundle, String why) {
    return LOST + bundle.number() + " " + why.lines().findFirst().orElse("");
  }

  /** Tells what a line of the driver says; nothing of one that is Spark's. */
  public static void tell(String line, Listener listener) {
    rest(line, MADE).ifPresent(run -> listener.made(RunLine.parse(run)));
    rest(line, DONE).ifPresent(number -> listener.done(Integer.parseInt(number)));
    rest(line, READY).ifPresent(cores -> listener.ready(Integer.parseInt(cores)));
    rest(line, LOST)
        .ifPresent(
            lost -> {
              int end = lost.indexOf(' ');
              listener.lost(Integer.parseInt(lost, 0, end, 10), lost.substring(end + 1));
            });
    if (line.equals(WAITING)) {
      listener.waiting();
    }
  }

  private static Optional<String> rest(String line, String beginning) {
    return line.startsWith(beginning)
        ? Optional.of(line.substring(beginning.length()))
        : Optional.empty();
  }
}
