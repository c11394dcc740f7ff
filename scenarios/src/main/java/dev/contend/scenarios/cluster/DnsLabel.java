package dev.contend.scenarios.cluster;

import java.util.Locale;

/** Names as schedulers of clusters take them. Source: RFC 1123, section 2.1, and RFC 1035. */
public final class DnsLabel {
  /** Of the 63 that a label may have, so that something may stand before and behind. */
  private static final int LONGEST = 40;

  private DnsLabel() {}

  /** A text in small letters, digits and single hyphens, neither first nor last; may be empty. */
  public static String of(String text) {
    String label = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-", "");
    return label.substring(0, Math.min(LONGEST, label.length())).replaceAll("-$", "");
  }
}
