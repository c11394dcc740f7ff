package dev.contend.engine.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contend.engine.Cases;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import umontreal.ssj.rng.MRG32k3aL;

/**
 * The house's generator and logarithm held against those that they replace for their speed: the
 * same bits, number by number.
 */
class OursAgainstSsjAndFdlibmTest {
  @TestFactory
  Stream<DynamicTest> theGeneratorGivesTheNumbersOfSsj() {
    return Cases.seeded(
        20,
        random -> {
          long[] state = new long[6];
          for (int i = 0; i < 6; i++) {
            // Among them the ends of the range, where a remainder folded once too little shows.
            long modulus = i < 3 ? CombinedRecursion.M1 : CombinedRecursion.M2;
            state[i] =
                switch (random.nextInt(4)) {
                  case 0 -> 1;
                  case 1 -> modulus - 1;
                  default -> 1 + random.nextLong(modulus - 1);
                };
          }
          CombinedRecursion ours = new CombinedRecursion(state);
          MRG32k3aL theirs = new MRG32k3aL();
          theirs.setSeed(state);
          for (int i = 0; i < 100_000; i++) {
            assertSameBits(ours.next(), theirs.nextDouble());
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> theLogarithmIsThatOfStrictMath() {
    return Cases.seeded(
        20,
        random -> {
          for (int i = 0; i < 100_000; i++) {
            double any = Double.longBitsToDouble(random.nextLong(1L << 52, 0x7ffL << 52));
            assertSameLogarithm(any);
            assertSameLogarithm(random.nextDouble(Double.MIN_NORMAL, 1));
            assertSameLogarithm(nearOne(random));
            assertSameLogarithm(Math.scalb(nearOne(random), random.nextInt(-20, 20)));
          }
        });
  }

  private static double nearOne(SplittableRandom random) {
    return 1 + Math.scalb(random.nextDouble() - 0.5, -random.nextInt(53));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 2, 0.5, 4, Double.MIN_NORMAL, Double.MAX_VALUE, Math.E, 0.75, 1.5})
  void theLogarithmOfCornersIsThatOfStrictMath(double x) {
    for (double each : new double[] {x, Math.nextUp(x), Math.max(Math.nextDown(x), 1e-300)}) {
      if (each <= Double.MAX_VALUE) {
        assertSameLogarithm(each);
      }
    }
  }

  @Test
  void theLogarithmRefusesWhatNobodyAsksFor() {
    for (double x : new double[] {0, -1, Double.MIN_VALUE, Double.POSITIVE_INFINITY, Double.NaN}) {
      assertThatThrownBy(() -> NaturalLogarithm.of(x))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("x is " + x);
    }
  }

  private static void assertSameLogarithm(double x) {
    double ours = NaturalLogarithm.of(x);
    double theirs = StrictMath.log(x);
    if (Double.doubleToRawLongBits(ours) != Double.doubleToRawLongBits(theirs)) {
      throw new AssertionError("log " + x + " is " + theirs + ", ours " + ours);
    }
  }

  private static void assertSameBits(double ours, double theirs) {
    if (ours != theirs) {
      assertThat(ours).isEqualTo(theirs);
    }
  }
}
