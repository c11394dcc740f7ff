package dev.contend.workloads.script;

/** What the value of an expression measures. */
public enum Measure {
  NUMBER("a number", "1000"),
  /** In picoseconds. */
  DURATION("a duration", "20 us"),
  /** In bytes. */
  SIZE("a size", "64 KiB"),
  /** Clock cycles. */
  CYCLES("a number of cycles", "2000 cycles"),
  /** Events a second. */
  RATE("a rate", "1200/s");

  private final String noun;
  private final String example;

  Measure(String noun, String example) {
    this.noun = noun;
    this.example = example;
  }

  /** As in "is a duration". */
  public String noun() {
    return noun;
  }

  /** How one is written. */
  public String example() {
    return example;
  }
}
