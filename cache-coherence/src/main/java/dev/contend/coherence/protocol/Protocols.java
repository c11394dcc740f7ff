package dev.contend.coherence.protocol;

/**
 * The register of coherence protocols. A constant here gives a protocol its name and enrols it in
 * the protocols' contract tests.
 */
public enum Protocols {
  /** Intel's family, without the Forward state. */
  MESI(Mesi.TABLE);

  private final ProtocolTable table;

  Protocols(ProtocolTable table) {
    this.table = table;
  }

  public ProtocolTable table() {
    return table;
  }
}
