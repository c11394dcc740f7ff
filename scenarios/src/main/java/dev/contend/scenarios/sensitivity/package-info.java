/**
 * What an answer depends on: over the ranges of its uncertain numbers, which of them moves it, in
 * which share of the ranges it holds, and which value of one of them would turn it.
 *
 * <p>A {@link dev.contend.scenarios.sensitivity.Study} asks a {@link
 * dev.contend.scenarios.sensitivity.Response}, which is the simulator ({@link
 * dev.contend.scenarios.sensitivity.SimulatedResponse}) or, where the answer is known, a function.
 * <b>May not live here:</b> files, arguments, which numbers are uncertain. Start reading at {@link
 * dev.contend.scenarios.sensitivity.Study}.
 */
@NullMarked
package dev.contend.scenarios.sensitivity;

import org.jspecify.annotations.NullMarked;
