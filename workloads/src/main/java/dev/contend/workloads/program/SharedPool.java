package dev.contend.workloads.program;

/**
 * A {@code ThreadPoolExecutor} whose threads are workers of the program, all of them started.
 *
 * @param id number among the program's pools, from 0
 * @param name as in messages
 */
public record SharedPool(int id, String name) {}
