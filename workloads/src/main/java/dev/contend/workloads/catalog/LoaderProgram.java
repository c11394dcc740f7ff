package dev.contend.workloads.catalog;

import dev.contend.engine.metrics.MetricSet;
import dev.contend.engine.random.RandomSource;
import dev.contend.engine.random.RandomStreams;
import dev.contend.engine.settings.Settings;
import dev.contend.workloads.program.Coordination;
import dev.contend.workloads.program.Imports;
import dev.contend.workloads.program.NativeWork;
import dev.contend.workloads.program.ObjectKind;
import dev.contend.workloads.program.ObjectPool;
import dev.contend.workloads.program.Op;
import dev.contend.workloads.program.Payload;
import dev.contend.workloads.program.Placement;
import dev.contend.workloads.program.ProcessQueue;
import dev.contend.workloads.program.Program;
import dev.contend.workloads.program.SharedDevice;
import dev.contend.workloads.program.SharedLock;
import dev.contend.workloads.program.SharedQueue;
import dev.contend.workloads.program.SharedVariable;
import dev.contend.workloads.program.WaitTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/** One run of a {@link DataLoader}: the main thread trains, the workers load. */
final class LoaderProgram implements Program {
  /** Number of the queue through which batches come; the orders of worker i go through i + 1. */
  private static final int READY = 0;

  private static final int RECORD_BYTES = 1 << 10;

  /** Pickle of an index: an opcode and an int of two bytes. */
  private static final int INDEX_BYTES = 3;

  /** Objects in the pickle of an array beside its buffer: its class, shape, type and order. */
  private static final int ARRAY_OBJECTS = 12;

  /** Pickle of a small int, framing included. */
  private static final int RESULT_BYTES = 10;

  private static final SharedDevice TRAINER = new SharedDevice(0, "trainer", 1);

  private final Settings settings;
  private final RandomStreams random;
  private final boolean varies;
  private final int batch;
  private final int batches;
  private final ObjectPool dataset;
  private final List<Loader> loaders = new ArrayList<>();
  private boolean isHeapShared;
  private int workers;
  private LongSupplier clock = () -> 0;
  private LongSupplier cpuTimePs = () -> 0;
  private long startsPs;
  private long countsFromPs;
  private long endsPs;
  private long cpuFromPs;
  private long cpuEndsPs;
  private long counted;

  LoaderProgram(Settings settings, RandomStreams random, boolean varies) {
    this.settings = settings;
    this.random = random;
    this.varies = varies;
    batch = (int) settings.whole(DataLoader.BATCH);
    batches = (int) settings.whole(DataLoader.BATCHES);
    dataset = new ObjectPool(0, new ObjectKind("records", RECORD_BYTES, false, 0), 0);
  }

  private Op makeDataset() {
    return new Op.Make(dataset, settings.whole(DataLoader.DATASET) / RECORD_BYTES);
  }

  @Override
  public void place(Placement where) {
    workers = where.workers();
    isHeapShared = where.isHeapShared();
    cpuTimePs = where.cpuTimePs();
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
  public List<ObjectPool> objectPools() {
    return List.of(dataset);
  }

  @Override
  public List<SharedDevice> devices() {
    return List.of(TRAINER);
  }

  @Override
  public Imports imports() {
    return new Imports(settings.whole(DataLoader.IMPORT_TIME), false);
  }

  @Override
  public List<SharedQueue> queues() {
    return isHeapShared ? numbers().mapToObj(LoaderProgram::queue).toList() : List.of();
  }

  @Override
  public List<ProcessQueue> processQueues() {
    return isHeapShared ? List.of() : numbers().mapToObj(LoaderProgram::processQueue).toList();
  }

  private IntStream numbers() {
    return IntStream.rangeClosed(READY, workers);
  }

  private static SharedQueue queue(int number) {
    return new SharedQueue(number, name(number), SharedQueue.Kind.QUEUE, 0);
  }

  private static ProcessQueue processQueue(int number) {
    return new ProcessQueue(number, name(number), ProcessQueue.Kind.BUFFERED, 0);
  }

  private static String name(int number) {
    return number == READY ? "batches" : "orders for worker " + (number - 1);
  }

  private Op put(int number, Payload payload) {
    return isHeapShared
        ? new Coordination.Put(queue(number), 0, true, Coordination.FOREVER).op()
        : new Op.Send(processQueue(number), payload);
  }

  private Op get(int number) {
    return isHeapShared
        ? new Coordination.Get(queue(number), Coordination.FOREVER).op()
        : new Op.Receive(processQueue(number));
  }

  @Override
  public void workerStarts(int index) {
    startsPs += clock.getAsLong();
  }

  @Override
  public Body worker(int index) {
    Loader loader = new Loader(index, random.stream("workload/sample/" + index));
    loaders.add(loader);
    return loader;
  }

  @Override
  public Body main() {
    return new Trainer();
  }

  @Override
  public void report(MetricSet.Builder metrics) {
    long countedPs = endsPs - countsFromPs;
    long readyPs = loaders.stream().mapToLong(loader -> loader.readyPs).sum();
    metrics
        .put(DataLoader.SAMPLE_RATE, counted * batch / (countedPs / 1e12))
        .put(DataLoader.UTILISATION, (cpuEndsPs - cpuFromPs) / ((double) countedPs * workers))
        .put(DataLoader.START, (readyPs - startsPs) / 1e9 / workers);
  }

  /** {@code for batch in loader: train(batch)}, with the orders that keep the workers busy. */
  private final class Trainer implements Body {
    private static final int INDICES_OBJECTS = 1;

    private final Payload order = new Payload((long) batch * INDEX_BYTES, batch + INDICES_OBJECTS);
    private final Op step =
        new Coordination.Serve(TRAINER, WaitTime.fixed(settings.get(DataLoader.STEP)), false).op();
    private final ArrayDeque<Op> due = new ArrayDeque<>();
    private int ordered;
    private int taken;

    Trainer() {
      if (isHeapShared) {
        due.add(makeDataset());
      }
      long ahead = settings.whole(DataLoader.PREFETCH) * workers;
      for (int i = 0; i < ahead; i++) {
        order();
      }
      due.add(get(READY));
    }

    private void order() {
      if (ordered < batches) {
        due.add(put(1 + ordered % workers, order));
        ordered++;
      }
    }

    @Override
    public Op next() {
      if (!due.isEmpty()) {
        return due.removeFirst();
      }
      if (taken == batches) {
        return new Op.End();
      }
      // The last word has brought a batch.
      long warmUp = settings.whole(DataLoader.WARM_UP);
      if (taken == warmUp) {
        countsFromPs = clock.getAsLong();
        cpuFromPs = cpuTimePs.getAsLong();
      }
      // When all batches have been ordered, workers run out of work.
      if (ordered < batches || taken <= warmUp + 1) {
        counted = taken - warmUp;
        endsPs = clock.getAsLong();
        cpuEndsPs = cpuTimePs.getAsLong();
      }
      taken++;
      order();
      due.add(step);
      if (taken < batches) {
        due.add(get(READY));
      }
      return due.removeFirst();
    }
  }

  /** {@code while order := orders.get(): ready.put(collate(dataset[i] for i in order))}. */
  private final class Loader implements Body {
    private final int orders;
    private final RandomSource factors;
    private final ArrayDeque<Op> due = new ArrayDeque<>();
    private final int index;
    private long readyPs = -1;
    private int done;
    private boolean hasOrder;
    private boolean isDelivered;

    Loader(int index, RandomSource factors) {
      this.index = index;
      this.factors = factors;
      orders = (batches - index + workers - 1) / workers;
      if (!isHeapShared) {
        due.add(makeDataset());
      }
    }

    @Override
    public Op next() {
      readyPs = readyPs < 0 ? clock.getAsLong() : readyPs;
      if (!due.isEmpty()) {
        return due.removeFirst();
      }
      if (hasOrder) {
        hasOrder = false;
        load();
        return due.removeFirst();
      }
      if (done < orders) {
        done++;
        hasOrder = true;
        return get(1 + index);
      }
      boolean isEnd = isDelivered;
      isDelivered = true;
      return isEnd ? new Op.End() : new Op.Deliver(RESULT_BYTES);
    }

    private void load() {
      double variation = varies ? settings.get(DataLoader.VARIATION) : 0;
      for (int i = 0; i < batch; i++) {
        double factor = factors.unitMeanFactor(variation);
        due.add(new Op.Visit(dataset, 1));
        due.add(new Op.Compute(settings.get(DataLoader.PYTHON_CYCLES) * factor));
        double nativePs = settings.get(DataLoader.NATIVE_TIME) * factor;
        due.add(Op.Native.releasing(NativeWork.ofPeakPs(nativePs)));
      }
      long bytes = batch * settings.whole(DataLoader.SAMPLE_BYTES);
      due.add(put(READY, new Payload(bytes, ARRAY_OBJECTS)));
    }
  }
}
