/** Tests of reading and writing scenario files as text. */
@NullMarked
package dev.contend.scenarios.yaml;

import org.jspecify.annotations.NullMarked;
