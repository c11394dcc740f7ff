/**
 * What a run counts and measures.
 *
 * <p><b>May live here:</b> named metrics with units, counters, time by cause. <b>May not:</b> which
 * causes there are (they are opaque numbers here), estimates over replications ({@code
 * engine.statistics}), files. Start reading at {@link dev.contend.engine.metrics.MetricSet}.
 */
@NullMarked
package dev.contend.engine.metrics;

import org.jspecify.annotations.NullMarked;
