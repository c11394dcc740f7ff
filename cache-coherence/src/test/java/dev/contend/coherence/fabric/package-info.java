/** Tests of {@code coherence.fabric}. */
@NullMarked
package dev.contend.coherence.fabric;

import org.jspecify.annotations.NullMarked;
