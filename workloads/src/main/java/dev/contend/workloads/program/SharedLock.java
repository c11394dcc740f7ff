package dev.contend.workloads.program;

/**
 * A lock that several workers use: a {@code threading.Lock} where they share a heap, a {@code
 * multiprocessing.Lock} where they do not.
 *
 * @param id number among the program's locks, from 0
 * @param name as in messages
 */
public record SharedLock(int id, String name) {}
