package dev.contend.workloads.hardware;

/**
 * A stretch of private memory that is read line by line, larger than any cache.
 *
 * @param address its first byte
 * @param bytes how long it is; a whole number of lines
 * @param lineBytes the machine's cache line
 */
public record MemoryBuffer(long address, long bytes, int lineBytes) {
  public MemoryBuffer {
    if (address < 0 || lineBytes < 1 || bytes < lineBytes || bytes % lineBytes != 0) {
      throw new IllegalArgumentException(
          "a buffer of "
              + bytes
              + " bytes from "
              + address
              + " on is not one or more lines of "
              + lineBytes);
    }
  }

  /** How many lines it has. */
  public long lines() {
    return bytes / lineBytes;
  }

  /** The address of a line; after the last comes the first. */
  public long lineAt(long index) {
    return address + index % lines() * lineBytes;
  }
}
