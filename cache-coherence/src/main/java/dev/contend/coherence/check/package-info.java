/**
 * What must hold of every line at every instant, whatever the protocol.
 *
 * <p>Start reading at {@link dev.contend.coherence.check.Swmr}.
 */
@NullMarked
package dev.contend.coherence.check;

import org.jspecify.annotations.NullMarked;
