/**
 * What a run tells of itself while it goes on: who does what from when until when, on lanes.
 *
 * <p>Start with {@link dev.contend.engine.trace.TraceSink}. What lanes there are and how they are
 * kept is not known here. A run that is listened to goes on exactly as one that is not.
 */
@NullMarked
package dev.contend.engine.trace;

import org.jspecify.annotations.NullMarked;
