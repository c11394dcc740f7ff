package dev.contend.coherence.protocol;

/**
 * The register of coherence protocols. A constant here gives a protocol its name and enrols it in
 * the protocols' contract tests.
 */
public enum Protocols {
  /** Three states; the textbook's first. */
  MSI(Msi.TABLE),
  /** A lone reader may write without a message. */
  MESI(Mesi.TABLE),
  /** Intel's: one sharer answers for all. */
  MESIF(Mesif.TABLE),
  /** AMD's and Arm's: dirty data may be shared. */
  MOESI(Moesi.TABLE);

  private final ProtocolTable table;

  Protocols(ProtocolTable table) {
    this.table = table;
  }

  public ProtocolTable table() {
    return table;
  }
}
