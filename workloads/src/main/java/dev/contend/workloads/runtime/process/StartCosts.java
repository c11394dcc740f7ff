package dev.contend.workloads.runtime.process;

/**
 * What starting and ending a process takes with one start method, in picoseconds.
 *
 * @param callPs until {@code Process.start()} has returned in the parent
 * @param bootPs from the child's first instruction to the first line of its target, without the
 *     program's own imports
 * @param exitPs from the end of the target to the end of the process
 * @param firstPs what the first start of a parent takes beyond the others: imports of the start
 *     method itself, the fork server, the resource tracker
 */
public record StartCosts(long callPs, long bootPs, long exitPs, long firstPs) {}
