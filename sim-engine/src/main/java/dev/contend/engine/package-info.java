/**
 * The discrete-event kernel: one clock, one future-event list, one order of execution.
 *
 * <p><b>Time.</b> Simulated time is a {@code long} count of picoseconds; a name that holds one ends
 * in {@code Ps}. SSJ keeps its clock in a {@code double}, which is exact for integers up to
 * 2<sup>53</sup>, so a run may last 9,007 simulated seconds and no more. {@link
 * dev.contend.engine.SimKernel} enforces the limit: a run ends there, and what is due later stays
 * pending.
 *
 * <p><b>Order.</b> Events of the same picosecond run by {@link dev.contend.engine.EventOrder}, then
 * first scheduled first. Nothing else may influence order: not hash codes, not threads, not
 * wall-clock time.
 *
 * <p><b>May live here:</b> scheduling of events. <b>May not:</b> any word of hardware or of
 * language runtimes (core, cache, lock, reference count), threads, wall-clock time.
 *
 * <p>Start reading at {@link dev.contend.engine.SimKernel#runUntilPs}. SSJ is named in this module
 * only; the layers above extend {@link dev.contend.engine.ModelEvent}.
 */
@NullMarked
package dev.contend.engine;

import org.jspecify.annotations.NullMarked;
