package dev.contend.cpu.clock;

/**
 * The throughput of a core with several busy hardware threads over one busy, by what they do; 1 to
 * 2. Each of them runs at its share of it.
 *
 * <p>Where siblings do different kinds of work, the core's yield is the mean of theirs. Departure:
 * both get the same share, though on real cores one may gain at the other's cost.
 *
 * @param interpreter both run interpreted code
 * @param nativeCode both run compiled code
 * @param memoryBound both wait for memory
 */
public record SmtYield(double interpreter, double nativeCode, double memoryBound) {
  /** Two siblings that do not hinder each other. */
  static final SmtYield FULL = of(2);

  public SmtYield {
    requireYield(interpreter);
    requireYield(nativeCode);
    requireYield(memoryBound);
  }

  /** The same yield whatever the siblings do. */
  public static SmtYield of(double yield) {
    return new SmtYield(yield, yield, yield);
  }

  /** Whether it matters what the siblings do. */
  public boolean dependsOnWork() {
    return interpreter != nativeCode || nativeCode != memoryBound;
  }

  /** The yield of siblings that all do work of one kind. */
  public double of(WorkKind kind) {
    return switch (kind) {
      case INTERPRETER -> interpreter;
      case NATIVE -> nativeCode;
      case MEMORY_BOUND -> memoryBound;
    };
  }

  private static void requireYield(double yield) {
    if (!(yield >= 1 && yield <= 2)) {
      throw new IllegalArgumentException("smtYield is " + yield + "; must lie between 1 and 2");
    }
  }
}
