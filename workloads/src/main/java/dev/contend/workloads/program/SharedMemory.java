package dev.contend.workloads.program;

/**
 * Memory that workers read and write without copying it: {@code multiprocessing.shared_memory}
 * where they are processes, any buffer where they share a heap.
 *
 * @param id number among the program's regions, from 0
 * @param name as in messages
 * @param bytes its size
 */
public record SharedMemory(int id, String name, long bytes) {
  public SharedMemory {
    if (bytes < 1) {
      throw new IllegalArgumentException("bytes is " + bytes + "; must be 1 or more");
    }
  }
}
