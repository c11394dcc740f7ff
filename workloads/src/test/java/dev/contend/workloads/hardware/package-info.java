/** Tests of {@code workloads.hardware}. */
@NullMarked
package dev.contend.workloads.hardware;

import org.jspecify.annotations.NullMarked;
