package dev.contend.workloads.program;

/**
 * How much machine code does: cycles of the machine's first kind of core, a time at its peak speed,
 * or both.
 *
 * @param cycles of the machine's first kind of core
 * @param peakPs picoseconds at peak speed
 */
public record NativeWork(double cycles, double peakPs) {
  public NativeWork {
    if (!(cycles >= 0 && peakPs >= 0)) {
      throw new IllegalArgumentException(
          "work is " + cycles + " cycles and " + peakPs + " ps; must not be negative");
    }
  }

  public static NativeWork ofCycles(double cycles) {
    return new NativeWork(cycles, 0);
  }

  public static NativeWork ofPeakPs(double peakPs) {
    return new NativeWork(0, peakPs);
  }
}
