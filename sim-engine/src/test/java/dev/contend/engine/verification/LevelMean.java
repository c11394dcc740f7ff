package dev.contend.engine.verification;

import dev.contend.engine.SimKernel;

/** The mean over time of a whole number that changes by steps. */
final class LevelMean {
  private final SimKernel kernel;
  private int level;
  private long sincePs;
  private long area;

  LevelMean(SimKernel kernel, int level) {
    this.kernel = kernel;
    this.level = level;
  }

  int level() {
    return level;
  }

  void change(int step) {
    account();
    level += step;
  }

  /** The mean from instant 0 until now. */
  double mean() {
    account();
    return (double) area / kernel.nowPs();
  }

  private void account() {
    area += level * (kernel.nowPs() - sincePs);
    sincePs = kernel.nowPs();
  }
}
