package dev.contend.cpu.memory;

/**
 * The memory chips of one NUMA node: channels, each with a data bus and banks behind it.
 *
 * <p>Why banks and not a rate alone: a bank that has read one row cannot read another before its
 * row cycle is over, so two lines of one bank wait for each other long before the bus is full.
 *
 * @param channels data buses that work side by side
 * @param banksPerChannel rows of one channel that may be open at a time
 * @param rowCyclePs from the start of a bank's access until it may start the next (tRC)
 * @param bytesPerSecond what all channels deliver together at most
 */
public record Dram(int channels, int banksPerChannel, long rowCyclePs, double bytesPerSecond) {
  public Dram {
    require(channels >= 1, "channels", channels, "must be 1 or more");
    require(banksPerChannel >= 1, "banksPerChannel", banksPerChannel, "must be 1 or more");
    require(rowCyclePs >= 0, "rowCyclePs", rowCyclePs, "must not be negative");
    require(bytesPerSecond > 0, "bytesPerSecond", bytesPerSecond, "must be positive");
  }

  private static void require(boolean right, String name, double value, String rule) {
    if (!right) {
      throw new IllegalArgumentException(name + " is " + value + "; " + rule);
    }
  }

  /** How long a line keeps the data bus of its channel. */
  public long transferPs(int lineBytes) {
    return Math.round(lineBytes * 1e12 * channels / bytesPerSecond);
  }

  /** Bytes per second that the banks deliver at most, whatever the bus does. */
  public double bankBytesPerSecond(int lineBytes) {
    return lineBytes * 1e12 * channels * banksPerChannel / rowCyclePs;
  }
}
