package dev.contend.engine.random;

/**
 * The natural logarithm of fdlibm, in Java.
 *
 * <p>Bit for bit that of {@link StrictMath#log(double)}, which JDK 17 calls as native code; this is
 * compiled into its caller. Of positive, normal, finite numbers only: no other is ever asked for.
 *
 * <p>Source: fdlibm 5.3, {@code e_log.c} (Sun Microsystems, 1993), whose names of constants are
 * kept. Departures: no branch for numbers between the roots of 1/2 and of 2, where {@code k} is 0
 * and adding it changes no bit; zero, negative and subnormal numbers, infinity and NaN are refused.
 */
final class NaturalLogarithm {
  private static final double LN2_HI = 0.6931471803691238;
  private static final double LN2_LO = 1.9082149292705877e-10;
  private static final double LG1 = 0.6666666666666735;
  private static final double LG2 = 0.3999999999940942;
  private static final double LG3 = 0.2857142874366239;
  private static final double LG4 = 0.22222198432149784;
  private static final double LG5 = 0.1818357216161805;
  private static final double LG6 = 0.15313837699209373;
  private static final double LG7 = 0.14798198605116586;
  private static final int FRACTION = 0x000f_ffff;

  private NaturalLogarithm() {}

  /**
   * The logarithm of a number.
   *
   * @param x positive, normal and finite
   */
  static double of(double x) {
    if (!(x >= Double.MIN_NORMAL && x <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException("x is " + x + "; must be positive, normal and finite");
    }
    long bits = Double.doubleToRawLongBits(x);
    int high = (int) (bits >>> 32) & FRACTION;
    // x is 2^k (1 + f), with 1 + f from the root of 1/2 to that of 2.
    int above = (high + 0x9_5f64) & 0x10_0000;
    int k = (int) (bits >>> 52) - 1023 + (above >> 20);
    long scaled = ((long) (high | (above ^ 0x3ff0_0000)) << 32) | (bits & 0xffff_ffffL);
    double f = Double.longBitsToDouble(scaled) - 1;
    if ((FRACTION & (2 + high)) < 3) {
      return ofNearOne(k, f);
    }
    double s = f / (2 + f);
    double z = s * s;
    double w = z * z;
    double even = w * (LG2 + w * (LG4 + w * LG6));
    double odd = z * (LG1 + w * (LG3 + w * (LG5 + w * LG7)));
    double r = odd + even;
    double high2 = k * LN2_HI;
    double low2 = k * LN2_LO;
    if (((high - 0x6_147a) | (0x6_b851 - high)) > 0) {
      double half = 0.5 * f * f;
      return high2 - ((half - (s * (half + r) + low2)) - f);
    }
    return high2 - ((s * (f - r) - low2) - f);
  }

  private static double ofNearOne(int k, double f) {
    if (f == 0) {
      return k == 0 ? 0 : k * LN2_HI + k * LN2_LO;
    }
    double r = f * f * (0.5 - 0.3333333333333333 * f);
    return k == 0 ? f - r : k * LN2_HI - ((r - k * LN2_LO) - f);
  }
}
