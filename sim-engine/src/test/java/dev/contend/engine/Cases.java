package dev.contend.engine;

import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Seeded random cases for property tests. Each case is named by its seed; {@code -Dcase.seed=57}
 * replays one.
 */
public final class Cases {
  private Cases() {}

  /** One dynamic test for each seed from 0 to {@code count - 1}. */
  public static Stream<DynamicTest> seeded(int count, Consumer<SplittableRandom> property) {
    Integer only = Integer.getInteger("case.seed");
    IntStream seeds = only == null ? IntStream.range(0, count) : IntStream.of(only);
    return seeds.mapToObj(
        seed ->
            DynamicTest.dynamicTest(
                "seed " + seed, () -> property.accept(new SplittableRandom(seed))));
  }
}
