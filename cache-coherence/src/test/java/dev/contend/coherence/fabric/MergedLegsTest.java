package dev.contend.coherence.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.coherence.protocol.Protocols;
import dev.contend.cpu.memory.AccessKind;
import dev.contend.cpu.memory.MemoryPlacement;
import dev.contend.cpu.memory.MemoryPort;
import dev.contend.cpu.topology.Machine;
import dev.contend.engine.Cases;
import dev.contend.engine.EventOrder;
import dev.contend.engine.ModelEvent;
import dev.contend.engine.SimKernel;
import dev.contend.engine.WatchedOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The legs of a transfer that nobody else can observe cost no events, and it is as if they did:
 * random accesses give the same run with a kernel that runs an event for each leg.
 *
 * <p>Method: 1,000 accesses a case by up to 16 hardware threads to up to 3 lines, with pauses from
 * none to long, so that legs of many accesses overlap in some cases and few in others. Whole
 * nanoseconds make many of them end together.
 */
class MergedLegsTest {
  private static final int ACCESSES = 1_000;

  @TestFactory
  Stream<DynamicTest> mergedLegsGiveTheSameRun() {
    return Cases.seeded(
        60,
        random -> {
          long seed = random.nextLong();
          Traffic merging = new Traffic(new SimKernel(), seed);
          Traffic leg = new Traffic(WatchedOrder.kernel(event -> {}), seed);
          assertThat(merging.run()).hasSizeGreaterThan(ACCESSES).isEqualTo(leg.run());
          assertThat(leg.fabric.kernel.eventsSaved()).isZero();
        });
  }

  @TestFactory
  Stream<DynamicTest> aLoneThreadsAccessesCostAnEventEach() {
    return Stream.of(AccessKind.LOAD, AccessKind.STORE, AccessKind.ATOMIC)
        .map(
            kind ->
                DynamicTest.dynamicTest(
                    kind.toString(),
                    () -> {
                      SimKernel kernel = new SimKernel();
                      Machine machine = Machine.regular("two", 2, 1, 1, 1, 64);
                      Fabric fabric =
                          new Fabric(
                              kernel,
                              Protocols.MESI.table(),
                              machine,
                              Fabric.TIMINGS,
                              1,
                              MemoryPlacement.LOCAL,
                              null);
                      fabric.alone(0, 0, AccessKind.STORE);
                      long before = kernel.eventsRun();
                      fabric.alone(1, 0, kind);
                      assertThat(kernel.eventsRun() - before).isEqualTo(1);
                    }));
  }

  /** Hardware threads that access lines at random; what they see is noted. */
  private static final class Traffic {
    private final Fabric fabric;
    private final SplittableRandom random;
    private final List<String> log = new ArrayList<>();
    private final int lines;
    private final long pausePs;
    private int begun;

    Traffic(SimKernel kernel, long seed) {
      random = new SplittableRandom(seed);
      Machine machine =
          Machine.regular(
              "random", 1 + random.nextInt(2), 1, 1 + random.nextInt(4), 1 + random.nextInt(2), 64);
      Protocols[] protocols = Protocols.values();
      fabric =
          new Fabric(
              kernel,
              protocols[random.nextInt(protocols.length)].table(),
              machine,
              Fabric.TIMINGS,
              1 + random.nextInt(3),
              MemoryPlacement.LOCAL,
              null);
      lines = 1 + random.nextInt(3);
      pausePs = random.nextInt(4) * 400L * Fabric.NS;
      for (int thread = 0; thread < machine.hardwareThreads(); thread++) {
        new User(thread).scheduleInPs(0);
      }
    }

    List<String> run() {
      fabric.kernel.runUntilPs(SimKernel.MAX_TIME_PS - 1);
      for (int line = 0; line < lines; line++) {
        log.add(fabric.memory.entryAt(line * 64L).states().toString());
      }
      log.add(fabric.kernel.eventsRun() + fabric.kernel.eventsSaved() + " events");
      return log;
    }

    /** A hardware thread, which goes through all legs in one go when it may. */
    private final class User extends ModelEvent implements MemoryPort.Client {
      private final int thread;

      User(int thread) {
        super(fabric.kernel, EventOrder.STEP);
        this.thread = thread;
      }

      @Override
      public void actions() {
        if (begun++ >= ACCESSES) {
          return;
        }
        AccessKind kind = AccessKind.values()[random.nextInt(3)];
        long address = random.nextInt(lines) * 64L;
        long latencyPs = fabric.memory.access(thread, address, kind, this);
        if (latencyPs != MemoryPort.IN_FLIGHT) {
          goOn(latencyPs, "hit");
        } else if (random.nextBoolean() && fabric.memory.finishesAtOnce(thread)) {
          accessDone();
        }
      }

      @Override
      public void accessDone() {
        goOn(0, "done");
      }

      private void goOn(long inPs, String how) {
        log.add(fabric.kernel.nowPs() + ": " + thread + " " + how);
        long pause = pausePs == 0 ? 0 : random.nextLong(pausePs / Fabric.NS) * Fabric.NS;
        scheduleInPs(inPs + pause);
      }
    }
  }
}
