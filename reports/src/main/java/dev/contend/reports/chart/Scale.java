package dev.contend.reports.chart;

/** How values are spaced on an axis. */
public enum Scale {
  /** Equal differences, equal distances. */
  LINEAR {
    @Override
    public double at(double value) {
      return value;
    }
  },
  /** Equal ratios, equal distances; for positive values. */
  LOG2 {
    @Override
    public double at(double value) {
      return StrictMath.log(value) / StrictMath.log(2);
    }
  },
  /** Percentiles by how many nines they have: 90, 99 and 99.9 in equal distances. */
  NINES {
    @Override
    public double at(double value) {
      return -StrictMath.log10(1 - value / 100);
    }
  };

  /** The place of a value on the axis, in the axis's own unit of length. */
  public abstract double at(double value);
}
