/** Tests of randomness. */
@NullMarked
package dev.contend.engine.random;

import org.jspecify.annotations.NullMarked;
