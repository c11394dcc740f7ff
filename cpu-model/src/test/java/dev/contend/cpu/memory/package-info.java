/** Tests of {@code cpu.memory}. */
@NullMarked
package dev.contend.cpu.memory;

import org.jspecify.annotations.NullMarked;
