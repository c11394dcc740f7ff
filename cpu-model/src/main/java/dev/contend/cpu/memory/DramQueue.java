package dev.contend.cpu.memory;

/**
 * Who uses the channels and banks of one node's memory, and until when.
 *
 * <p>Each channel and each bank serves one line after another, first come first served, each in a
 * fixed time. A request takes the next free turn of its channel, and from then on the next free
 * turn of its bank; what it waits for both is what comes on top of the latency of an idle memory.
 * Requests must come in the order of time; then a turn is known at once, and no event is needed.
 *
 * <p>A line's channel and bank follow from a hash of its number, so that neighbours in memory lie
 * on different channels and banks, and no stride falls on one bank alone, as memory controllers aim
 * at. Departures: rows are closed after each access; refresh, turning the bus between reads and
 * writes, and reordering of requests are left out.
 */
final class DramQueue {
  private final int channels;
  private final int banksPerChannel;
  private final long rowCyclePs;
  private final long transferPs;
  private final long[] channelFreeAtPs;
  private final long[] bankFreeAtPs;

  DramQueue(Dram dram, int lineBytes) {
    channels = dram.channels();
    banksPerChannel = dram.banksPerChannel();
    rowCyclePs = dram.rowCyclePs();
    transferPs = dram.transferPs(lineBytes);
    channelFreeAtPs = new long[channels];
    bankFreeAtPs = new long[channels * banksPerChannel];
  }

  /** Takes a turn for a line; returns the picoseconds until its bank begins with it. */
  long reserve(long line, long nowPs) {
    long hash = spread(line);
    int channel = share(hash >>> 32, channels);
    int bank = channel * banksPerChannel + share(hash & 0xffff_ffffL, banksPerChannel);
    long admittedPs = Math.max(nowPs, channelFreeAtPs[channel]);
    channelFreeAtPs[channel] = admittedPs + transferPs;
    long beginsPs = Math.max(admittedPs, bankFreeAtPs[bank]);
    bankFreeAtPs[bank] = beginsPs + rowCyclePs;
    return beginsPs - nowPs;
  }

  /** Two rounds of multiplying and folding: each bit of the number moves every bit of the hash. */
  private static long spread(long line) {
    long hash = line * 0x9e37_79b9_7f4a_7c15L;
    hash = (hash ^ (hash >>> 32)) * 0xd6e8_feb8_6659_fd93L;
    return hash ^ (hash >>> 32);
  }

  /** A number of 32 bits scaled down to less than {@code parts}. */
  private static int share(long bits, int parts) {
    return (int) ((bits * parts) >>> 32);
  }
}
