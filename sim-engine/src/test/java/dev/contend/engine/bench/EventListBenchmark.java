package dev.contend.engine.bench;

import dev.contend.engine.EventListKind;
import dev.contend.engine.EventOrder;
import dev.contend.engine.ModelEvent;
import dev.contend.engine.SimKernel;
import dev.contend.engine.random.RandomSource;
import dev.contend.engine.random.RandomStreams;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Cost of one event as a function of the event list, of how many are pending and of their delays.
 *
 * <p>Question answered: which event list should {@link SimKernel} have? In the hold model each
 * event schedules itself anew, so the number of pending events stands still. Delays come from a
 * table, so that no random number is drawn while the clock runs, and the events are of four
 * classes, so that the call of {@code actions} is as expensive as in a model.
 *
 * <p>Source: Jones, "An empirical comparison of priority-queue and event-set implementations",
 * Communications of the ACM 29(4), 1986, for the hold model.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgs = "-XX:+UseG1GC")
@State(Scope.Thread)
public class EventListBenchmark {
  private static final int EVENTS = 50_000;
  private static final int TABLE = 1 << 16;
  private static final int MASK = TABLE - 1;
  private static final int MEAN_DELAY_PS = 1_000_000;

  /** The event list under the kernel. */
  @Param({"WHEELS", "SPLAY_TREE", "BINARY_TREE"})
  public EventListKind list = EventListKind.WHEELS;

  /** Events in the list: from one for each hardware thread of a laptop to a very large model. */
  @Param({"16", "256", "4096", "65536"})
  public int pending;

  /** How long events are scheduled ahead, and whether others are moved. */
  @Param({"EXPONENTIAL", "TIES", "CONSTANT", "CANCELS"})
  public Delays delays = Delays.EXPONENTIAL;

  private final long[] delayPs = new long[TABLE];
  private final int[] victim = new int[TABLE];
  private SimKernel kernel = new SimKernel();
  private Hold[] events = new Hold[0];
  private int cursor;
  private int left;
  private boolean cancels;

  /** Where events are scheduled. */
  public enum Delays {
    /** Exponential delays: hardly any two events at one instant. */
    EXPONENTIAL,
    /** Whole delays from 1 to 8 ps: nearly all events tie. */
    TIES,
    /** One delay for all, from random starts: each new event is the last. */
    CONSTANT,
    /** Exponential delays; every second event cancels another one and schedules it anew. */
    CANCELS
  }

  /** Builds the model and lets each event run about ten times. */
  @Setup
  public void build() {
    RandomSource random = new RandomStreams(1, 0).stream("hold-model");
    for (int i = 0; i < TABLE; i++) {
      delayPs[i] =
          switch (delays) {
            case EXPONENTIAL, CANCELS -> 1 + (long) random.exponential(MEAN_DELAY_PS);
            case TIES -> 1 + random.below(8);
            case CONSTANT -> MEAN_DELAY_PS;
          };
      victim[i] = random.below(pending);
    }
    cancels = delays == Delays.CANCELS;
    kernel = list.newKernel();
    events = new Hold[pending];
    for (int i = 0; i < pending; i++) {
      events[i] = event(i);
      events[i].scheduleInPs(delays == Delays.CONSTANT ? random.below(MEAN_DELAY_PS) : delay());
    }
    left = 10 * pending;
    kernel.runUntilPs(SimKernel.MAX_TIME_PS);
  }

  /** Runs the hold model; the score is the time of one event. */
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public long holdModel() {
    left = EVENTS;
    kernel.runUntilPs(SimKernel.MAX_TIME_PS);
    return kernel.nowPs();
  }

  private long delay() {
    cursor = (cursor + 1) & MASK;
    return delayPs[cursor];
  }

  private void hold(Hold event) {
    left--;
    if (left == 0) {
      kernel.stop();
    }
    event.scheduleInPs(delay());
    if (cancels && (left & 1) == 0) {
      Hold other = events[victim[cursor]];
      other.cancelIfPending();
      other.scheduleInPs(delay());
    }
  }

  private Hold event(int number) {
    return switch (number & 3) {
      case 0 -> new FirstHold();
      case 1 -> new SecondHold();
      case 2 -> new ThirdHold();
      default -> new FourthHold();
    };
  }

  /** An event that schedules itself anew. */
  private abstract class Hold extends ModelEvent {
    Hold() {
      super(kernel, EventOrder.STEP);
    }
  }

  private final class FirstHold extends Hold {
    @Override
    public void actions() {
      hold(this);
    }
  }

  private final class SecondHold extends Hold {
    @Override
    public void actions() {
      hold(this);
    }
  }

  private final class ThirdHold extends Hold {
    @Override
    public void actions() {
      hold(this);
    }
  }

  private final class FourthHold extends Hold {
    @Override
    public void actions() {
      hold(this);
    }
  }
}
