package dev.contend.workloads.program;

/**
 * A {@code threading.Semaphore}.
 *
 * @param id number among the program's semaphores, from 0
 * @param name as in messages
 * @param permits how many there are at first
 */
public record SharedSemaphore(int id, String name, int permits) {}
