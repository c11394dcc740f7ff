/** Tests of settings. */
@NullMarked
package dev.contend.engine.settings;

import org.jspecify.annotations.NullMarked;
