/**
 * Scenario files as text: nodes that know where they stand, and problems that say what to write.
 *
 * <p>Start with {@link dev.contend.scenarios.yaml.YamlReader}, which turns a file into a {@link
 * dev.contend.scenarios.yaml.YamlMap}; a reader of a section takes what it needs from the map and
 * never throws: whatever is wrong goes to {@link dev.contend.scenarios.yaml.Problems}, so that one
 * pass over a file finds all of it. A new kind of value is one more constant or method in {@link
 * dev.contend.scenarios.yaml.ValueKinds}; a new unit is one line in {@link
 * dev.contend.scenarios.yaml.Dimension}.
 *
 * <p><b>May not live here:</b> building or running a simulation. Jackson and its YAML parser are
 * named in {@code NodeBuilder}, {@code SyntaxProblem} and {@code YamlReader} only.
 */
@NullMarked
package dev.contend.scenarios.yaml;

import org.jspecify.annotations.NullMarked;
