/**
 * Queueing models with exact answers, written on the engine as any model is.
 *
 * <p>They hold clock, order, random streams and intervals to queueing theory together. Start
 * reading at {@link dev.contend.engine.verification.QueueVerificationTest}.
 */
@NullMarked
package dev.contend.engine.verification;

import org.jspecify.annotations.NullMarked;
