/** What tests of several packages need. */
@NullMarked
package dev.contend.scenarios.testing;

import org.jspecify.annotations.NullMarked;
