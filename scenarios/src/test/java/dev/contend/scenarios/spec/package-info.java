/** Tests of {@code scenarios.spec}. */
@NullMarked
package dev.contend.scenarios.spec;

import org.jspecify.annotations.NullMarked;
