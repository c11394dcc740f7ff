/** Tests of {@code reports.finding}. */
@NullMarked
package dev.contend.reports.finding;

import org.jspecify.annotations.NullMarked;
