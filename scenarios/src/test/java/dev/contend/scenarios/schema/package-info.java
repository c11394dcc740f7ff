/** Tests of the JSON Schema and of the reference page. */
@NullMarked
package dev.contend.scenarios.schema;

import org.jspecify.annotations.NullMarked;
