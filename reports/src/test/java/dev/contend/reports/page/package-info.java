/** Tests of {@code reports.page}. */
@NullMarked
package dev.contend.reports.page;

import org.jspecify.annotations.NullMarked;
