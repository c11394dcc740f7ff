package dev.contend.scenarios.reference;

/** What came of holding a simulated figure against a published one. */
public enum Verdict {
  /** A prediction within its bound. */
  MET("met"),
  /** A prediction outside its bound. */
  MISSED("missed"),
  /** A prediction outside its bound, for a reason that the reference states. */
  KNOWN_MISS("known miss"),
  /** A prediction that is shown without a bound. */
  NO_BOUND("no bound"),
  /** Not a prediction. */
  FITTED("fitted");

  private final String label;

  Verdict(String label) {
    this.label = label;
  }

  /** The words in tables. */
  public String label() {
    return label;
  }
}
