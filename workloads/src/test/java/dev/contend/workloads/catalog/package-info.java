/** Tests of {@code workloads.catalog}. */
@NullMarked
package dev.contend.workloads.catalog;

import org.jspecify.annotations.NullMarked;
