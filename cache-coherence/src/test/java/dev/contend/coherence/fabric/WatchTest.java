package dev.contend.coherence.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.cpu.memory.AccessKind;
import dev.contend.cpu.topology.Machine;
import dev.contend.engine.EventOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Hardware threads that watch a line: two cores, each with two of them. */
class WatchTest {
  private static final long NS = Fabric.NS;
  private static final int WATCHER = 0;
  private static final int SIBLING = 1;
  private static final int OTHER_CORE = 2;

  private final Fabric fabric =
      Fabric.of(Machine.regular("siblings", 1, 1, 2, 2, 64), Fabric.TIMINGS);
  private final List<Long> told = new ArrayList<>();
  private final List<Long> written = new ArrayList<>();

  private boolean watch(int hardwareThread) {
    return fabric.memory.watch(hardwareThread, 0, inPs -> told.add(fabric.kernel.nowPs() + inPs));
  }

  private void write(int hardwareThread, AccessKind kind) {
    fabric.access(hardwareThread, 0, kind, ps -> written.add(fabric.kernel.nowPs()));
  }

  /** An access that is long done. */
  private void before(int hardwareThread, AccessKind kind) {
    fabric.alone(hardwareThread, 0, kind);
    fabric.after(10 * NS, EventOrder.STEP, () -> {});
    runFor(10 * NS);
  }

  private void runFor(long ps) {
    fabric.kernel.runUntilPs(fabric.kernel.nowPs() + ps);
  }

  @Test
  void thereMustBeACopyToWatch() {
    assertThat(watch(WATCHER)).isFalse();
    before(SIBLING, AccessKind.LOAD);
    assertThat(watch(WATCHER)).isTrue();
    assertThat(told).isEmpty();
  }

  @Test
  void aWatcherIsToldWhenItsCopyIsLost() {
    before(WATCHER, AccessKind.LOAD);
    watch(WATCHER);
    write(OTHER_CORE, AccessKind.STORE);
    runFor(1_000 * NS);
    assertThat(told).hasSize(1);
    assertThat(told.get(0)).isLessThan(written.get(0));
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "LOAD")
  void aWatcherIsToldThatItsSiblingWritesOnceTheValueIsThere(AccessKind kind) {
    before(SIBLING, AccessKind.STORE);
    watch(WATCHER);
    write(SIBLING, kind);
    runFor(1_000 * NS);
    assertThat(told).containsExactly(written.get(0) + 1);
  }

  @Test
  void theSameHoldsIfTheSiblingMustFetchTheLine() {
    before(OTHER_CORE, AccessKind.STORE);
    before(WATCHER, AccessKind.LOAD);
    watch(WATCHER);
    write(SIBLING, AccessKind.ATOMIC);
    runFor(1_000 * NS);
    assertThat(told).containsExactly(written.get(0) + 1);
  }

  /** It has looked before the value was there, and begins to watch after the writing began. */
  @Test
  void whoBeginsToWatchInTheMiddleOfASiblingsWriteIsToldToo() {
    before(SIBLING, AccessKind.STORE);
    write(SIBLING, AccessKind.ATOMIC);
    runFor(2 * NS);
    assertThat(watch(WATCHER)).isTrue();
    runFor(1_000 * NS);
    assertThat(told).containsExactly(written.get(0) + 1);
  }

  @Test
  void nobodyIsToldOfWhatItWritesItselfOrOfAWriteLongDone() {
    before(SIBLING, AccessKind.STORE);
    watch(WATCHER);
    write(WATCHER, AccessKind.ATOMIC);
    watch(WATCHER);
    runFor(1_000 * NS);
    assertThat(written).hasSize(1);
    assertThat(told).isEmpty();
  }

  @Test
  void nobodyIsToldAfterTheWatchHasEnded() {
    before(SIBLING, AccessKind.STORE);
    watch(WATCHER);
    fabric.memory.unwatch(WATCHER);
    write(SIBLING, AccessKind.STORE);
    runFor(1_000 * NS);
    write(OTHER_CORE, AccessKind.STORE);
    runFor(1_000 * NS);
    assertThat(written).hasSize(2);
    assertThat(told).isEmpty();
  }
}
