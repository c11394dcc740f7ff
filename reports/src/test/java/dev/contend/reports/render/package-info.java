/** Tests of {@code reports.render}. */
@NullMarked
package dev.contend.reports.render;

import org.jspecify.annotations.NullMarked;
