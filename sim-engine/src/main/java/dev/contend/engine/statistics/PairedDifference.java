package dev.contend.engine.statistics;

/** Differences of two runs that share their random numbers, replication by replication. */
public final class PairedDifference {
  private PairedDifference() {}

  /** The mean of {@code first[i] - second[i]} with its interval. */
  public static MeanEstimate of(double[] first, double[] second) {
    if (first.length != second.length) {
      throw new IllegalArgumentException(
          "paired samples differ in length: " + first.length + " and " + second.length);
    }
    double[] differences = new double[first.length];
    for (int i = 0; i < first.length; i++) {
      differences[i] = first[i] - second[i];
    }
    return MeanEstimate.of(differences);
  }
}
