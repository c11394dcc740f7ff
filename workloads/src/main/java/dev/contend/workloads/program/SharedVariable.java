package dev.contend.workloads.program;

/**
 * A global variable that several workers read and rebind: each binding is to a new object, made by
 * the worker that binds it. Where workers share no heap it is a number in shared memory.
 *
 * @param id number among the program's variables, from 0
 * @param name as in messages
 */
public record SharedVariable(int id, String name) {}
