package dev.contend.workloads.catalog;

import dev.contend.engine.metrics.Metric;
import dev.contend.engine.metrics.MetricSet;
import dev.contend.engine.settings.Parameter;
import dev.contend.engine.settings.Parameter.Kind;
import dev.contend.engine.settings.Settings;
import dev.contend.workloads.program.Imports;
import dev.contend.workloads.program.Op;
import dev.contend.workloads.program.Payload;
import dev.contend.workloads.program.ProcessQueue;
import dev.contend.workloads.program.Program;
import dev.contend.workloads.program.ProgramMetrics;
import dev.contend.workloads.program.SharedLock;
import dev.contend.workloads.program.SharedVariable;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Workers that do nothing but say that they are there.
 *
 * <p>The Python program that it stands for is in {@code docs/model.md}, section <i>Processes</i>.
 */
final class WorkerStart implements Workload {
  private static final Parameter IMPORT_TIME =
      new Parameter(
          "import-time",
          Kind.DURATION_PS,
          0,
          0,
          1e14,
          "Import of the program's own modules, in a process that does not inherit them.");
  private static final Parameter PRELOAD =
      Parameter.choice(
          "preload",
          List.of("no", "yes"),
          "Whether the fork server imports them before the first worker.");

  @Override
  public String help() {
    return "Start workers, and wait until each has said that it is there.";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(IMPORT_TIME, PRELOAD);
  }

  @Override
  public Metric headline() {
    return ProgramMetrics.WORKER_START;
  }

  @Override
  public OfPython prepare(Settings settings) {
    Imports imports =
        new Imports(settings.whole(IMPORT_TIME), settings.word(PRELOAD).equals("yes"));
    return (random, varies) -> new Run(imports);
  }

  /** One run: when each worker's start began, and when word of it came. */
  private static final class Run implements Program {
    private static final ProcessQueue THERE =
        new ProcessQueue(0, "words of workers", ProcessQueue.Kind.SIMPLE, 0);

    private final Imports imports;
    private LongSupplier nowPs = () -> 0;
    private int workers;
    private long startsPs;
    private long wordsPs;

    Run(Imports imports) {
      this.imports = imports;
    }

    @Override
    public List<SharedLock> locks() {
      return List.of();
    }

    @Override
    public List<SharedVariable> variables() {
      return List.of();
    }

    @Override
    public List<ProcessQueue> processQueues() {
      return List.of(THERE);
    }

    @Override
    public Imports imports() {
      return imports;
    }

    @Override
    public void begin(LongSupplier clock) {
      nowPs = clock;
    }

    @Override
    public void workerStarts(int index) {
      startsPs += nowPs.getAsLong();
    }

    @Override
    public Body worker(int index) {
      workers++;
      return new Worker();
    }

    @Override
    public Body main() {
      return new Main();
    }

    @Override
    public void report(MetricSet.Builder metrics) {
      metrics.put(ProgramMetrics.WORKER_START, (wordsPs - startsPs) / 1e9 / workers);
    }

    private static final class Worker implements Body {
      private int word;

      @Override
      public Op next() {
        switch (word++) {
          case 0:
            return new Op.Send(THERE, Payload.SMALL_INT);
          case 1:
            return new Op.Deliver(5);
          default:
            return new Op.End();
        }
      }
    }

    private final class Main implements Body {
      private int received;

      @Override
      public Op next() {
        if (received > 0) {
          wordsPs += nowPs.getAsLong();
        }
        return received++ < workers ? new Op.Receive(THERE) : new Op.End();
      }
    }
  }
}
