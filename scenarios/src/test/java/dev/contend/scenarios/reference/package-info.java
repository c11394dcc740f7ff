/** Tests of {@code scenarios.reference}. */
@NullMarked
package dev.contend.scenarios.reference;

import org.jspecify.annotations.NullMarked;
