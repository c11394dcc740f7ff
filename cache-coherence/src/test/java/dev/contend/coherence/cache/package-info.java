/** Tests of {@code coherence.cache}. */
@NullMarked
package dev.contend.coherence.cache;

import org.jspecify.annotations.NullMarked;
