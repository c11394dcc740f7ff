/**
 * What the declared keys of files say to others than the reader: a JSON Schema for editors, answers
 * about single keys, and the reference page.
 *
 * <p>Start with {@link dev.contend.scenarios.schema.JsonSchema}. Everything here is made of {@link
 * dev.contend.scenarios.yaml.FileKeys}; nothing is known here that a declaration does not say.
 *
 * <p><b>May not live here:</b> a list of keys; reading of files.
 */
@NullMarked
package dev.contend.scenarios.schema;

import org.jspecify.annotations.NullMarked;
