/** Tests of {@code coherence.protocol}. */
@NullMarked
package dev.contend.coherence.protocol;

import org.jspecify.annotations.NullMarked;
