package dev.contend.scenarios.yaml;

/**
 * Whether a key must be there, and what holds where it is not.
 *
 * @param rule what holds
 * @param detail the default as it would be written, the other key, or what the key's absence means
 */
public record Presence(Rule rule, String detail) {
  /** What holds for a key that is absent. */
  public enum Rule {
    /** That is a mistake. */
    REQUIRED,
    /** That is a mistake, unless the key that is named stands beside. */
    REQUIRED_UNLESS,
    /** A value holds that can be written. */
    DEFAULT,
    /** It has a meaning that is told. */
    OPTIONAL
  }

  static final Presence REQUIRED = new Presence(Rule.REQUIRED, "");
}
