/** Tests of {@code scenarios.fitting}. */
@NullMarked
package dev.contend.scenarios.fitting;

import org.jspecify.annotations.NullMarked;
