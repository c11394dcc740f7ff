/**
 * Programs that a user writes: a tree of statements over declared things, its interpretation as a
 * {@link dev.contend.workloads.program.Program}, and the checks that find its mistakes before it
 * runs.
 *
 * <p>A statement means what its word of {@link dev.contend.workloads.program.Op} means. <b>May live
 * here:</b> statements, expressions, distributions, checks. <b>May not:</b> files and their syntax
 * (places in a file are opaque marks), costs of a runtime. To add a word: a constant in {@link
 * dev.contend.workloads.script.Verb}, a case in {@code Acting}, a row in {@code docs/programs.md}.
 * Start reading at {@link dev.contend.workloads.script.Script}.
 */
@NullMarked
package dev.contend.workloads.script;

import org.jspecify.annotations.NullMarked;
