package dev.contend.workloads.runtime.process;

import static dev.contend.workloads.runtime.RuntimeBench.US;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.engine.Cases;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.program.Payload;
import dev.contend.workloads.runtime.RuntimeBench;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every message that is put into a channel is taken once, in the order of its sender, whatever is
 * full, however many send and receive; nobody waits for ever, and all time has a cause.
 */
class ChannelsTest {
  private static final long[] SIZES = {0, 5, 105, 4_093, 16_384, 16_385, 70_000, 300_000};

  @TestFactory
  Stream<DynamicTest> everyMessageIsTakenOnceAndInOrder() {
    return Cases.seeded(300, ChannelsTest::randomTraffic);
  }

  private static void randomTraffic(SplittableRandom random) {
    int producers = 1 + random.nextInt(3);
    int consumers = 1 + random.nextInt(3);
    int each = 1 + random.nextInt(30);
    RuntimeBench bench =
        new RuntimeBench(1 + random.nextInt(4), RuntimeBench.settings(), producers + consumers);
    Traffic traffic = new Traffic(bench, random, producers * each);
    for (int p = 0; p < producers; p++) {
      traffic.addProducer(p, each);
    }
    for (int c = 0; c < consumers; c++) {
      bench.start(traffic.new Consumer());
    }
    bench.run();

    List<Integer> expected = IntStream.range(0, producers * each).boxed().toList();
    List<Integer> sorted = new ArrayList<>(traffic.taken);
    Collections.sort(sorted);
    assertThat(sorted).isEqualTo(expected);
    if (consumers == 1) {
      for (int p = 0; p < producers; p++) {
        int sender = p;
        assertThat(traffic.taken.stream().filter(message -> message / each == sender)).isSorted();
      }
    }
    for (int holder = 0; holder < producers + consumers; holder++) {
      long sum = 0;
      for (Cause cause : Cause.values()) {
        sum += bench.account.totalPs(holder, cause.id());
      }
      assertThat(sum).as("causes of thread %d", holder).isEqualTo(bench.kernel.nowPs());
    }
  }

  /** One channel with its senders and receivers, each a process without an interpreter lock. */
  private static final class Traffic {
    final List<Integer> taken = new ArrayList<>();
    private final RuntimeBench bench;
    private final SplittableRandom random;
    private final int kind;
    private final Channel<Integer> shared;
    private final BufferedQueue<Integer> buffered;
    private int left;

    Traffic(RuntimeBench bench, SplittableRandom random, int messages) {
      this.bench = bench;
      this.random = random;
      left = messages;
      kind = random.nextInt(4);
      ProcessCosts costs = SampleCosts.with(StartMethod.FORK);
      shared =
          kind == 0
              ? new PickledQueue<>("q", costs, queue -> word())
              : new HeapQueue<>("q", word(), kind == 1 ? costs : null);
      int capacity = random.nextInt(4);
      buffered = new BufferedQueue<>("q", costs, capacity, queue -> word());
    }

    private long word() {
      return bench.memory.reservePages(1);
    }

    void addProducer(int number, int messages) {
      if (kind < 3) {
        bench.start(new Producer(shared.putBy(caller()), null, number * messages, messages));
        return;
      }
      BufferedQueue<Integer>.End end =
          buffered.endIn(
              (name, near, code) ->
                  bench.os.start(name, SimThread.UNACCOUNTED, null, near, code.apply(caller())));
      bench.start(
          new Producer(end.putBy(caller()), end.closeBy(caller()), number * messages, messages));
    }

    SystemCaller caller() {
      return new SystemCaller(new Nothing(), new Nothing(), US);
    }

    final class Producer extends Routine {
      private final Channel.Put<Integer> put;
      private final Routine close;
      private final int from;
      private final int count;

      Producer(
          Channel.Put<Integer> put,
          @org.jspecify.annotations.Nullable Routine close,
          int from,
          int count) {
        this.put = put;
        this.close = close == null ? new Nothing() : close;
        this.from = from;
        this.count = count;
      }

      @Override
      protected Step step(SimThread thread) {
        if (state < count) {
          Payload payload = new Payload(SIZES[random.nextInt(SIZES.length)], 1);
          return thread.call(put.of(from + state++, payload));
        }
        return state++ == count ? thread.call(close) : Step.DONE;
      }
    }

    final class Consumer extends Routine {
      private final Channel.Get<Integer> get =
          kind < 3 ? shared.getBy(caller()) : buffered.getBy(caller());

      @Override
      protected Step step(SimThread thread) {
        if (state == 1) {
          taken.add(get.taken());
        }
        if (left == 0) {
          return Step.DONE;
        }
        left--;
        state = 1;
        return thread.call(get);
      }
    }
  }

  /** Attaching and detaching where there is no interpreter lock. */
  static final class Nothing extends Routine {
    @Override
    protected Step step(SimThread thread) {
      return Step.DONE;
    }
  }
}
