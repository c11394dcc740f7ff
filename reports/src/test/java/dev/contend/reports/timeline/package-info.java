/** Tests of timelines. */
@NullMarked
package dev.contend.reports.timeline;

import org.jspecify.annotations.NullMarked;
