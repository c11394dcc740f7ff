/**
 * The command line: arguments, exit codes, and the words around results.
 *
 * <p>One file a subcommand. picocli is named in this package only. <b>May not live here:</b>
 * decisions about models or results. Start reading at {@link dev.contend.scenarios.cli.Contend}.
 */
@NullMarked
package dev.contend.scenarios.cli;

import org.jspecify.annotations.NullMarked;
