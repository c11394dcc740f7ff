package dev.contend.coherence.fabric;

import static dev.contend.coherence.fabric.Fabric.NS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.coherence.protocol.LineState;
import dev.contend.coherence.protocol.Protocols;
import dev.contend.cpu.memory.AccessKind;
import dev.contend.cpu.memory.MemoryPlacement;
import dev.contend.cpu.topology.Distance;
import dev.contend.cpu.topology.Machine;
import dev.contend.engine.Cases;
import dev.contend.engine.SimKernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What must stay as it is, or move in one direction only, when something else is changed. */
class MetamorphicLinesTest {
  private static final int CORES_OF_SOCKET = 6;
  private static final int USERS = 8;
  private static final int LINES_OF_PAGE = CoherentMemory.pageBytes() / 64;
  private static final long RUN = 20_000 * NS;
  private static final List<AccessKind> KINDS =
      List.of(AccessKind.LOAD, AccessKind.STORE, AccessKind.ATOMIC, AccessKind.COMPARE_AND_SWAP);

  /** A core that uses a line in its own way. */
  private record User(int core, long line, AccessKind kind, long thinkPs) {}

  /** What a run has come to: each user's accesses and the counters of the memory. */
  private record Outcome(List<Long> done, List<Long> counters) {}

  private static Outcome run(Protocols protocol, List<User> users) {
    Fabric fabric = fabric(protocol);
    List<Fabric.Loop> loops = new ArrayList<>();
    for (User user : users) {
      loops.add(fabric.new Loop(user.core, 64 * user.line, user.kind, user.thinkPs));
    }
    fabric.kernel.runUntilPs(RUN);
    TransferCounters counters = fabric.memory.counters();
    List<Long> counted = new ArrayList<>();
    Arrays.stream(Distance.values()).forEach(each -> counted.add(counters.transfers(each)));
    counted.add(counters.requestsForOwnership());
    counted.add(counters.invalidations());
    counted.add(counters.upgrades());
    counted.add(counters.lastLevelFills());
    counted.add(counters.memoryFills());
    return new Outcome(loops.stream().map(loop -> loop.done).toList(), counted);
  }

  private static Fabric fabric(Protocols protocol) {
    return new Fabric(
        new SimKernel(),
        protocol.table(),
        Machine.regular("two sockets", 2, 1, CORES_OF_SOCKET, 1, 64),
        Fabric.TIMINGS,
        1,
        MemoryPlacement.LOCAL,
        null);
  }

  private static List<User> users(SplittableRandom random) {
    List<User> users = new ArrayList<>();
    for (int core = 0; core < USERS; core++) {
      AccessKind kind = KINDS.get(random.nextInt(KINDS.size()));
      users.add(new User(core, random.nextInt(2), kind, 20L * NS * random.nextInt(3)));
    }
    return users;
  }

  private static Protocols protocol(SplittableRandom random) {
    return Protocols.values()[random.nextInt(Protocols.values().length)];
  }

  @TestFactory
  Stream<DynamicTest> coresOfASocketThatChangePlacesChangeNothing() {
    return Cases.seeded(
        40,
        random -> {
          Protocols protocol = protocol(random);
          List<User> users = users(random);
          int[] place = shuffledInsideSockets(random);
          List<User> moved =
              users.stream()
                  .map(user -> new User(place[user.core], user.line, user.kind, user.thinkPs))
                  .toList();
          assertThat(run(protocol, moved)).isEqualTo(run(protocol, users));
        });
  }

  private static int[] shuffledInsideSockets(SplittableRandom random) {
    int[] place = new int[2 * CORES_OF_SOCKET];
    for (int core = 0; core < place.length; core++) {
      int first = core - core % CORES_OF_SOCKET;
      int other = first + random.nextInt(core - first + 1);
      place[core] = place[other];
      place[other] = core;
    }
    return place;
  }

  /** Loops on pages of their own, begun before, after and between the others. */
  @TestFactory
  Stream<DynamicTest> aPrivateLineChangesNothingForOthers() {
    return Cases.seeded(
        40,
        random -> {
          Protocols protocol = protocol(random);
          List<User> users = users(random);
          Outcome alone = run(protocol, users);
          List<User> more = new ArrayList<>(users);
          for (int core = USERS; core < 2 * CORES_OF_SOCKET; core++) {
            long line = (long) LINES_OF_PAGE * (1 + core);
            AccessKind kind = KINDS.get(random.nextInt(KINDS.size()));
            more.add(random.nextInt(more.size() + 1), new User(core, line, kind, 7 * NS));
          }
          Outcome beside = run(protocol, more);
          List<Long> done = new ArrayList<>();
          for (int i = 0; i < more.size(); i++) {
            if (more.get(i).line < 2) {
              done.add(beside.done.get(i));
            }
          }
          assertThat(done).isEqualTo(alone.done);
          // Transfers, upgrades and invalidations are those of the shared lines alone.
          int transfers = Distance.values().length;
          assertThat(beside.counters.subList(0, transfers))
              .isEqualTo(alone.counters.subList(0, transfers));
          assertThat(beside.counters.get(transfers + 1))
              .isEqualTo(alone.counters.get(transfers + 1));
        });
  }

  /** Sharers join in an order that is drawn; each makes the next store dearer, or as dear. */
  @ParameterizedTest
  @EnumSource(Protocols.class)
  void aStoreToASharedLineNeverGetsCheaperWithOneMoreSharer(Protocols protocol) {
    for (int seed = 0; seed < 20; seed++) {
      int[] place = shuffled(new SplittableRandom(seed), 2 * CORES_OF_SOCKET);
      long before = 0;
      for (int sharers = 1; sharers < place.length; sharers++) {
        Fabric fabric = fabric(protocol);
        fabric.alone(place[0], 0, AccessKind.STORE);
        for (int i = 1; i <= sharers; i++) {
          fabric.alone(place[i], 0, AccessKind.LOAD);
        }
        long took = fabric.alone(place[0], 0, AccessKind.STORE);
        List<LineState> states = fabric.memory.entryAt(0).states();
        assertThat(states).filteredOn(LineState::isReadable).containsExactly(LineState.MODIFIED);
        assertThat(took).as("seed %d, %d sharers", seed, sharers).isGreaterThanOrEqualTo(before);
        before = took;
      }
    }
  }

  private static int[] shuffled(SplittableRandom random, int count) {
    int[] shuffled = new int[count];
    for (int i = 0; i < count; i++) {
      int other = random.nextInt(i + 1);
      shuffled[i] = shuffled[other];
      shuffled[other] = i;
    }
    return shuffled;
  }
}
