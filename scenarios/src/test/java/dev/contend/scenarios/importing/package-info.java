/** Tests of {@code scenarios.importing}. */
@NullMarked
package dev.contend.scenarios.importing;

import org.jspecify.annotations.NullMarked;
