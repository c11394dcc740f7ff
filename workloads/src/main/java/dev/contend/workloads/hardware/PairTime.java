package dev.contend.workloads.hardware;

/**
 * What it takes to hand a line from one hardware thread to another, as measured.
 *
 * @param from hardware thread that had the line
 * @param to hardware thread that got it
 * @param ns nanoseconds, one way
 */
public record PairTime(int from, int to, double ns) {}
