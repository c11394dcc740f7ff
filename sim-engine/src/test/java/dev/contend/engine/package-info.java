/** Tests of the kernel, and what tests of all modules share. */
@NullMarked
package dev.contend.engine;

import org.jspecify.annotations.NullMarked;
