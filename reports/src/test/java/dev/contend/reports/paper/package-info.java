/** Tests of {@code reports.paper}. */
@NullMarked
package dev.contend.reports.paper;

import org.jspecify.annotations.NullMarked;
