/** Tests of the house's plan: who may use whom, and what every source file keeps to. */
@NullMarked
package dev.contend.architecture;

import org.jspecify.annotations.NullMarked;
