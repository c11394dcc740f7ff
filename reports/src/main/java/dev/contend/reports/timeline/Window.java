package dev.contend.reports.timeline;

/**
 * A stretch of a run.
 *
 * @param fromPs its first instant, in picoseconds
 * @param toPs its end
 */
public record Window(long fromPs, long toPs) {
  public Window {
    if (fromPs < 0 || toPs <= fromPs) {
      throw new IllegalArgumentException(
          "a window from " + fromPs + " ps to " + toPs + " ps; it must end after it begins");
    }
  }

  /** How long it is. */
  public long lengthPs() {
    return toPs - fromPs;
  }

  /** The instant, or the end of the window that is nearer to it. */
  long clipped(long atPs) {
    return Math.max(fromPs, Math.min(toPs, atPs));
  }
}
