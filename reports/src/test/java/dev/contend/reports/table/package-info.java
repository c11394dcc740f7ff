/** Tests of {@code reports.table}. */
@NullMarked
package dev.contend.reports.table;

import org.jspecify.annotations.NullMarked;
