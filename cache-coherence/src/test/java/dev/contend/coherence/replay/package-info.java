/** Tests of {@code coherence.replay}. */
@NullMarked
package dev.contend.coherence.replay;

import org.jspecify.annotations.NullMarked;
