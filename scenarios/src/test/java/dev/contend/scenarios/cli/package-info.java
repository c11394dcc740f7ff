/** Tests of the command line from argument to exit code, message and file. */
@NullMarked
package dev.contend.scenarios.cli;

import org.jspecify.annotations.NullMarked;
