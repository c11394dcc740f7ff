package dev.contend.engine.metrics;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where the time of each account holder went: every instant has exactly one cause.
 *
 * <p>Causes are opaque numbers from 0. An account is a clock hand that only moves forward: {@link
 * #charge} accounts everything since the last charge, so nothing is left out and nothing is counted
 * twice, and the causes of a holder add up to its life exactly.
 */
public final class CauseAccount {
  private final int causes;
  private final long[] totals;
  private final long[] accountedUntilPs;
  private final @Nullable Listener listener;

  /** Told of each charge that is of any time, in the order of time for each holder. */
  public interface Listener {
    void charged(int holder, int cause, long fromPs, long toPs);
  }

  /**
   * @param holders number of accounts, all starting at instant 0
   * @param causes number of causes
   */
  public CauseAccount(int holders, int causes) {
    this(holders, causes, null);
  }

  /**
   * The same that somebody listens to. Of a charge to two causes the first is told of first,
   * although both have gone on at once.
   *
   * @param listener null for nobody
   */
  public CauseAccount(int holders, int causes, @Nullable Listener listener) {
    this.causes = causes;
    this.listener = listener;
    totals = new long[holders * causes];
    accountedUntilPs = new long[holders];
  }

  /**
   * Accounts the time from the holder's last charge until {@code untilPs} to one cause; returns how
   * much that is.
   */
  public long charge(int holder, int cause, long untilPs) {
    long elapsed = untilPs - accountedUntilPs[holder];
    if (elapsed < 0) {
      throw new IllegalArgumentException(
          "holder "
              + holder
              + " is accounted until "
              + accountedUntilPs[holder]
              + " ps; cannot charge until "
              + untilPs
              + " ps");
    }
    totals[index(holder, cause)] += elapsed;
    accountedUntilPs[holder] = untilPs;
    if (listener != null && elapsed > 0) {
      listener.charged(holder, cause, untilPs - elapsed, untilPs);
    }
    return elapsed;
  }

  /**
   * Accounts the time since the last charge to two causes: {@code firstPs} to the first, the rest
   * to the other.
   */
  public void chargeSplit(int holder, int first, long firstPs, int rest, long untilPs) {
    long elapsed = untilPs - accountedUntilPs[holder];
    if (firstPs < 0 || firstPs > elapsed) {
      throw new IllegalArgumentException(
          "holder " + holder + ": cannot split " + elapsed + " ps into " + firstPs + " and a rest");
    }
    int firstTotal = index(holder, first);
    totals[index(holder, rest)] += elapsed - firstPs;
    totals[firstTotal] += firstPs;
    accountedUntilPs[holder] = untilPs;
    if (listener != null) {
      long parts = untilPs - elapsed + firstPs;
      if (firstPs > 0) {
        listener.charged(holder, first, untilPs - elapsed, parts);
      }
      if (parts < untilPs) {
        listener.charged(holder, rest, parts, untilPs);
      }
    }
  }

  /** Picoseconds of a holder with one cause. */
  public long totalPs(int holder, int cause) {
    return totals[index(holder, cause)];
  }

  /** Picoseconds of all holders with one cause. */
  public long totalPs(int cause) {
    long sum = 0;
    for (int holder = 0; holder < holders(); holder++) {
      sum += totalPs(holder, cause);
    }
    return sum;
  }

  /** The instant until which a holder's time is accounted. */
  public long accountedUntilPs(int holder) {
    return accountedUntilPs[holder];
  }

  /** Number of accounts. */
  public int holders() {
    return accountedUntilPs.length;
  }

  /** Number of causes. */
  public int causes() {
    return causes;
  }

  private int index(int holder, int cause) {
    // Unchecked, a cause too large would be charged to the next holder.
    return holder * causes + Objects.checkIndex(cause, causes);
  }
}
