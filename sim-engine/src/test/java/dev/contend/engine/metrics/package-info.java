/** Tests of metrics. */
@NullMarked
package dev.contend.engine.metrics;

import org.jspecify.annotations.NullMarked;
