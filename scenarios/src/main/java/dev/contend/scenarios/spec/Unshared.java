package dev.contend.scenarios.spec;

import dev.contend.workloads.program.SubjectKind;

/**
 * Something that the workers of a run share no longer, to see what it costs them: no line of it
 * moves between cores, and what only one of them can have at a time each has for itself.
 *
 * @param kind of thing
 * @param name as in {@code contended.csv}
 */
public record Unshared(SubjectKind kind, String name) {}
