/** Tests of {@code cpu.topology}. */
@NullMarked
package dev.contend.cpu.topology;

import org.jspecify.annotations.NullMarked;
