package dev.contend.cpu.scheduler;

/**
 * The causes, by number, that the scheduler itself charges a thread's time to.
 *
 * @param startUp before the thread's first instruction
 * @param schedulerWait ready to run, but not running
 * @param clockAndSmtLoss what work took longer than at peak speed
 * @param idle after the thread's end
 */
public record SchedulerCauses(int startUp, int schedulerWait, int clockAndSmtLoss, int idle) {}
