/** Tests of {@code coherence.interconnect}. */
@NullMarked
package dev.contend.coherence.interconnect;

import org.jspecify.annotations.NullMarked;
