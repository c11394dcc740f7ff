/** Tests of {@code cpu.clock}. */
@NullMarked
package dev.contend.cpu.clock;

import org.jspecify.annotations.NullMarked;
