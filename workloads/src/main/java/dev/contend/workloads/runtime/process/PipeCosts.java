package dev.contend.workloads.runtime.process;

/**
 * What a pipe and the Python code around it take, in picoseconds.
 *
 * @param callPs one read or write in the kernel, copying left out
 * @param sleepPs what a call takes beyond that if it had to sleep, the wake-up left out
 * @param bytePs copying a byte, into the kernel, out of it, or within the process
 * @param sendPs Python code of {@code Connection.send_bytes}
 * @param receivePs Python code of {@code Connection.recv_bytes}
 */
public record PipeCosts(long callPs, long sleepPs, double bytePs, long sendPs, long receivePs) {
  /** A pipe that takes no time beyond sleep. */
  static final PipeCosts FREE = new PipeCosts(0, 0, 0, 0, 0);
}
