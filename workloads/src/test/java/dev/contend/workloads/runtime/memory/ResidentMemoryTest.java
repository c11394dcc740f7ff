package dev.contend.workloads.runtime.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Peak, mean and limit of a program's memory. */
class ResidentMemoryTest {
  private static final long S = 1_000_000_000_000L;
  private static final long MIB = 1 << 20;

  private final long[] now = new long[1];
  private final int[] killed = new int[1];

  @Test
  void peakAndMeanAreOverTime() {
    ResidentMemory memory = new ResidentMemory(() -> now[0], Long.MAX_VALUE, () -> killed[0]++);
    memory.change(Part.OBJECTS, 100);
    memory.settle();
    now[0] = S;
    memory.change(Part.THREADS, 300);
    memory.settle();
    now[0] = 2 * S;
    memory.change(Part.OBJECTS, -100);
    memory.settle();
    now[0] = 4 * S;
    assertThat(memory.peakBytes()).isEqualTo(400);
    assertThat(memory.atPeakBytes(Part.OBJECTS)).isEqualTo(100);
    assertThat(memory.meanBytes()).isCloseTo((100 + 400 + 2 * 300) / 4.0, within(1e-9));
    assertThat(memory.outOfMemory()).isEmpty();
  }

  @Test
  void theProgramIsKilledOnceAndTheReportSaysWhoHadHowMuch() {
    ResidentMemory memory = new ResidentMemory(() -> now[0], 10 * MIB, () -> killed[0]++);
    now[0] = S;
    memory.change(Part.INTERPRETERS, 8 * MIB);
    memory.change(Part.OBJECTS, 2 * MIB);
    memory.settle();
    assertThat(killed[0]).isZero();
    memory.change(Part.QUEUED, 1);
    memory.settle();
    memory.change(Part.QUEUED, MIB);
    memory.settle();
    assertThat(killed[0]).isEqualTo(1);
    assertThat(memory.outOfMemory())
        .containsExactly(
            "it was killed for its memory after 1.00000 s: it had 11.0 MiB, its container 10.0 MiB",
            "interpreters and modules: 8.0 MiB",
            "objects in use: 2.0 MiB",
            "objects queued for the threads that own them: 1.0 MiB");
  }

  @Test
  void noPartCanBeNegative() {
    ResidentMemory memory = new ResidentMemory(() -> now[0], Long.MAX_VALUE, () -> killed[0]++);
    memory.change(Part.OBJECTS, 5);
    memory.change(Part.COPIES, -1);
    assertThatThrownBy(memory::settle).hasMessageContaining("copied");
  }
}
