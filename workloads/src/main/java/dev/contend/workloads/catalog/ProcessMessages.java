package dev.contend.workloads.catalog;

import dev.contend.engine.metrics.Metric;
import dev.contend.engine.metrics.MetricSet;
import dev.contend.engine.settings.Parameter;
import dev.contend.engine.settings.Parameter.Kind;
import dev.contend.engine.settings.Settings;
import dev.contend.workloads.program.Op;
import dev.contend.workloads.program.Payload;
import dev.contend.workloads.program.ProcessQueue;
import dev.contend.workloads.program.Program;
import dev.contend.workloads.program.ProgramMetrics;
import dev.contend.workloads.program.SharedLock;
import dev.contend.workloads.program.SharedVariable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Messages through queues of {@code multiprocessing}: to and fro, or in a stream.
 *
 * <p>The Python program that it stands for is in {@code docs/model.md}, section <i>Processes</i>.
 */
final class ProcessMessages implements Workload {
  private static final Parameter QUEUE =
      Parameter.choice(
          "queue",
          List.of("queue", "simple-queue"),
          "multiprocessing.Queue, with a feeder thread, or SimpleQueue.");
  private static final Parameter PATTERN =
      Parameter.choice(
          "pattern",
          List.of("ping-pong", "stream"),
          "Worker 0 sends and waits for the answer of another worker, or sends as fast as it can to"
              + " all others. A lone worker talks to itself.");
  private static final Parameter MESSAGES =
      new Parameter("messages", Kind.COUNT, 1_000, 1, 1e8, "Messages of worker 0.");
  private static final Parameter BYTES =
      new Parameter("bytes", Kind.BYTES, 5, 0, 1e9, "Size of a message's pickle.");
  private static final Parameter OBJECTS =
      new Parameter("objects", Kind.COUNT, 1, 1, 1e8, "Objects in a message.");
  private static final Parameter CAPACITY =
      new Parameter("capacity", Kind.COUNT, 0, 0, 1e6, "maxsize of the queue; 0 for no limit.");

  @Override
  public String help() {
    return "Workers send each other pickled messages through queues of multiprocessing.";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(QUEUE, PATTERN, MESSAGES, BYTES, OBJECTS, CAPACITY);
  }

  @Override
  public List<String> problems(Settings settings) {
    return settings.word(QUEUE).equals("simple-queue") && settings.whole(CAPACITY) > 0
        ? List.of("capacity is set, but a simple-queue has none; leave it out, or take 'queue'")
        : List.of();
  }

  @Override
  public Metric headline() {
    return ProgramMetrics.MESSAGE_RATE;
  }

  @Override
  public OfPython prepare(Settings settings) {
    return (random, varies) -> new Run(settings);
  }

  /** One run: how many messages are on their way, and when. */
  private static final class Run implements Program {
    private final ProcessQueue.Kind kind;
    private final int capacity;
    private final boolean isStream;
    private final long messages;
    private final Payload payload;
    private final ProcessQueue there;
    private final ProcessQueue back;
    private final List<Long> roundTripsPs = new ArrayList<>();
    private LongSupplier nowPs = () -> 0;
    private int workers;
    private long begun;
    private long firstPs = -1;
    private long lastPs = -1;

    Run(Settings settings) {
      boolean isSimple = settings.word(QUEUE).equals("simple-queue");
      kind = isSimple ? ProcessQueue.Kind.SIMPLE : ProcessQueue.Kind.BUFFERED;
      capacity = (int) settings.whole(CAPACITY);
      isStream = settings.word(PATTERN).equals("stream");
      messages = settings.whole(MESSAGES);
      payload = new Payload(settings.whole(BYTES), settings.whole(OBJECTS));
      there = new ProcessQueue(0, "the queue there", kind, capacity);
      back = new ProcessQueue(1, "the queue back", kind, capacity);
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
      return List.of(there, back);
    }

    @Override
    public void begin(LongSupplier clock) {
      nowPs = clock;
    }

    @Override
    public Body worker(int index) {
      workers++;
      if (index == 0) {
        return isStream ? new Sender() : new Asker();
      }
      return isStream ? new Taker() : new Answerer();
    }

    @Override
    public void report(MetricSet.Builder metrics) {
      if (!roundTripsPs.isEmpty()) {
        Collections.sort(roundTripsPs);
        double medianPs = roundTripsPs.get(roundTripsPs.size() / 2);
        metrics.put(ProgramMetrics.ONE_WAY_LATENCY, medianPs / 2e6);
      }
      // The first message starts the clock, so it is not counted.
      double seconds = (lastPs - firstPs) / 1e12;
      metrics.put(ProgramMetrics.MESSAGE_RATE, seconds > 0 ? (messages - 1) / seconds : 0);
    }

    private void arrived() {
      lastPs = nowPs.getAsLong();
      firstPs = firstPs < 0 ? lastPs : firstPs;
    }

    /** {@code q1.put(x); q2.get()}, over and over. */
    private final class Asker implements Body {
      private long sentPs;
      private long asked;
      private boolean isWaiting;
      private boolean delivered;

      @Override
      public Op next() {
        if (isWaiting) {
          isWaiting = false;
          return new Op.Receive(workers == 1 ? there : back);
        }
        if (asked > 0 && !delivered) {
          arrived();
          roundTripsPs.add(lastPs - sentPs);
        }
        if (asked < messages) {
          asked++;
          isWaiting = true;
          sentPs = nowPs.getAsLong();
          return new Op.Send(there, payload);
        }
        if (!delivered) {
          delivered = true;
          return new Op.Deliver(5);
        }
        return new Op.End();
      }
    }

    /** {@code q2.put(q1.get())}, as often as is asked. */
    private final class Answerer implements Body {
      private boolean has;
      private boolean delivered;

      @Override
      public Op next() {
        if (has) {
          has = false;
          return new Op.Send(back, payload);
        }
        if (begun < messages) {
          begun++;
          has = true;
          return new Op.Receive(there);
        }
        if (!delivered) {
          delivered = true;
          return new Op.Deliver(5);
        }
        return new Op.End();
      }
    }

    /** {@code for _ in range(n): q.put(x)}; alone it takes each message itself. */
    private final class Sender implements Body {
      private long sent;
      private boolean hasSent;
      private boolean hasTaken;
      private boolean delivered;

      @Override
      public Op next() {
        if (hasTaken) {
          hasTaken = false;
          arrived();
        }
        if (hasSent && workers == 1) {
          hasSent = false;
          hasTaken = true;
          return new Op.Receive(there);
        }
        if (sent < messages) {
          sent++;
          hasSent = true;
          return new Op.Send(there, payload);
        }
        if (!delivered) {
          delivered = true;
          return new Op.Deliver(5);
        }
        return new Op.End();
      }
    }

    /** {@code q.get()}, until all have come. */
    private final class Taker implements Body {
      private boolean has;
      private boolean delivered;

      @Override
      public Op next() {
        if (has) {
          arrived();
        }
        has = begun < messages;
        if (has) {
          begun++;
          return new Op.Receive(there);
        }
        if (!delivered) {
          delivered = true;
          return new Op.Deliver(5);
        }
        return new Op.End();
      }
    }
  }
}
