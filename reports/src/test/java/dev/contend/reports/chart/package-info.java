/** Tests of {@code reports.chart}. */
@NullMarked
package dev.contend.reports.chart;

import org.jspecify.annotations.NullMarked;
