package dev.contend.workloads.program;

/**
 * A {@code threading.Event}, not set at first.
 *
 * @param id number among the program's events, from 0
 * @param name as in messages
 */
public record SharedEvent(int id, String name) {}
