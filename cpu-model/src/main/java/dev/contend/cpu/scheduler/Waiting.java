package dev.contend.cpu.scheduler;

/**
 * What a thread waits for when a run has come to a standstill.
 *
 * @param thread who
 * @param what what it sleeps for, as its futex is called; empty if it spins
 */
public record Waiting(String thread, String what) {
  @Override
  public String toString() {
    return what.isEmpty()
        ? thread + " spins on a line that nobody writes any more"
        : thread + " waits for " + what;
  }
}
