package dev.contend.workloads.catalog;

import dev.contend.engine.metrics.MetricSet;
import dev.contend.engine.random.RandomSource;
import dev.contend.engine.random.RandomStreams;
import dev.contend.engine.settings.Settings;
import dev.contend.workloads.program.Coordination;
import dev.contend.workloads.program.Op;
import dev.contend.workloads.program.Placement;
import dev.contend.workloads.program.Program;
import dev.contend.workloads.program.SharedBarrier;
import dev.contend.workloads.program.SharedLock;
import dev.contend.workloads.program.SharedPool;
import dev.contend.workloads.program.SharedQueue;
import dev.contend.workloads.program.SharedVariable;
import dev.contend.workloads.program.WaitTime;
import dev.contend.workloads.program.WaitTime.Distribution;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * One run of a {@link WebService}. Threads: the main thread is the event loop, the workers are the
 * pool. Processes: each worker waits for a request, handles it and answers; the main process rests.
 *
 * <p>Departures: the loop is woken for a request by a timer, as late as the kernel's timers are;
 * connections are free, and processes take requests in the order in which they became idle.
 */
final class ServiceProgram implements Program {
  private static final SharedPool POOL = new SharedPool(0, "the pool");
  private static final SharedQueue LOOP =
      new SharedQueue(0, "the loop", SharedQueue.Kind.EVENT_LOOP, 0);
  private static final SharedBarrier START = new SharedBarrier(0, "start", SharedBarrier.ALL);

  /** Pickle of a small int, framing included. */
  private static final int RESULT_BYTES = 10;

  private final Settings settings;
  private final RandomStreams random;
  private final double variation;
  private final Arrivals arrivals;
  private final Op protocol;
  private final Op io;
  private final List<Long> arrivedPs = new ArrayList<>();
  private Placement placement = Placement.NOWHERE;
  private LongSupplier clock = () -> 0;

  ServiceProgram(Settings settings, RandomStreams random, boolean varies) {
    this.settings = settings;
    this.random = random;
    variation = varies ? settings.get(WebService.HANDLER_VARIATION) : 0;
    arrivals =
        new Arrivals(
            settings.get(WebService.ARRIVAL_RATE),
            settings.whole(WebService.WARM_UP),
            settings.whole(WebService.DURATION),
            random.stream("workload/arrival"));
    protocol = new Op.Compute(settings.get(WebService.PROTOCOL_CYCLES));
    io =
        new Op.AwaitDevice(
            new WaitTime(settings.get(WebService.IO_TIME), Distribution.EXPONENTIAL), false);
  }

  @Override
  public void place(Placement where) {
    placement = where;
    where.traffic().ifPresent(arrivals::comeFrom);
  }

  @Override
  public void begin(LongSupplier nowPs) {
    clock = nowPs;
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
  public List<SharedBarrier> barriers() {
    return List.of(START);
  }

  @Override
  public List<SharedQueue> queues() {
    return placement.isHeapShared() ? List.of(LOOP) : List.of();
  }

  @Override
  public List<SharedPool> pools() {
    return placement.isHeapShared() ? List.of(POOL) : List.of();
  }

  @Override
  public Body worker(int index) {
    RandomSource factors = random.stream("workload/handler/" + index);
    return placement.isHeapShared() ? new PoolThread(factors) : new Server(factors);
  }

  @Override
  public Body main() {
    return placement.isHeapShared() ? new Loop() : Op.End::new;
  }

  @Override
  public void report(MetricSet.Builder metrics) {
    arrivals.report(metrics);
  }

  private Op compute(RandomSource factors) {
    double cycles = settings.get(WebService.HANDLER_CYCLES);
    return new Op.Compute(cycles * factors.unitMeanFactor(variation));
  }

  /** The event loop: reads requests, hands them to the pool, and writes the answers. */
  private final class Loop implements Body {
    private static final int NOTHING = -1;

    private final ArrayDeque<Op> due = new ArrayDeque<>();
    private int answered;
    private int done = NOTHING;
    private int writing = NOTHING;
    private boolean isStopped;

    @Override
    public void received(int item) {
      done = item;
    }

    @Override
    public Op next() {
      if (!due.isEmpty()) {
        return due.removeFirst();
      }
      long nowPs = clock.getAsLong();
      arrivals.open(nowPs);
      if (writing != NOTHING) {
        arrivals.answered(arrivedPs.get(writing), nowPs);
        answered++;
        writing = NOTHING;
      }
      if (done != NOTHING) {
        writing = done;
        done = NOTHING;
        due.add(protocol);
        return new Coordination.Result(POOL, writing).op();
      }
      if (arrivals.hasNext()) {
        return accept(nowPs);
      }
      return answered < arrivedPs.size() ? ready(Coordination.FOREVER) : stop();
    }

    /** One round of the loop: what has come is read, what is done is answered. */
    private Op accept(long nowPs) {
      if (arrivals.nextPs() > nowPs) {
        return ready(arrivals.nextPs() - nowPs);
      }
      int task = arrivedPs.size();
      arrivedPs.add(arrivals.take());
      due.add(new Coordination.Submit(POOL, task, true).op());
      due.add(ready(0));
      return protocol;
    }

    private Op ready(long limitPs) {
      return new Coordination.Get(LOOP, limitPs).op();
    }

    /** {@code pool.shutdown()}. */
    private Op stop() {
      boolean isEnd = isStopped;
      isStopped = true;
      return isEnd ? new Op.End() : new Coordination.Shutdown(POOL).op();
    }
  }

  /** A thread of the pool: {@code rows = query(); return render(rows)}. */
  private final class PoolThread implements Body {
    private final RandomSource factors;
    private final ArrayDeque<Op> due = new ArrayDeque<>();
    private boolean hasAsked;
    private boolean isDelivered;
    private int task;

    PoolThread(RandomSource factors) {
      this.factors = factors;
    }

    @Override
    public void received(int item) {
      task = item;
    }

    @Override
    public Op next() {
      if (!due.isEmpty()) {
        return due.removeFirst();
      }
      if (!hasAsked) {
        hasAsked = true;
        return new Coordination.TakeTask(POOL).op();
      }
      if (task == Coordination.NO_TASK) {
        boolean isEnd = isDelivered;
        isDelivered = true;
        return isEnd ? new Op.End() : new Op.Deliver(RESULT_BYTES);
      }
      hasAsked = false;
      due.add(compute(factors));
      due.add(new Coordination.EndTask(POOL, task).op());
      due.add(new Coordination.Put(LOOP, task, false, Coordination.FOREVER).op());
      return io;
    }
  }

  /** A process that serves: {@code connection = accept(); answer(connection, handle())}. */
  private final class Server implements Body {
    private static final long NOTHING = -1;

    private final RandomSource factors;
    private final ArrayDeque<Op> due = new ArrayDeque<>();
    private long takenPs = NOTHING;
    private boolean isDelivered;

    Server(RandomSource factors) {
      this.factors = factors;
      due.add(new Coordination.Arrive(START).op());
    }

    @Override
    public Op next() {
      if (!due.isEmpty()) {
        return due.removeFirst();
      }
      long nowPs = clock.getAsLong();
      arrivals.open(nowPs);
      if (takenPs != NOTHING) {
        arrivals.answered(takenPs, nowPs);
        takenPs = NOTHING;
      }
      if (arrivals.hasNext()) {
        takenPs = arrivals.take();
        due.add(protocol);
        due.add(io);
        due.add(compute(factors));
        due.add(protocol);
        return takenPs > nowPs
            ? new Op.AwaitDevice(WaitTime.fixed(takenPs - nowPs), false)
            : due.removeFirst();
      }
      boolean isEnd = isDelivered;
      isDelivered = true;
      return isEnd ? new Op.End() : new Op.Deliver(RESULT_BYTES);
    }
  }
}
