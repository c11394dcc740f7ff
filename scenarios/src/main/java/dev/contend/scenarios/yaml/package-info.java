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
 * <p>Which keys there are, what they mean, in which unit and range, and what holds without them is
 * declared once, in the classes whose names end in {@code Keys}: a {@link
 * dev.contend.scenarios.yaml.Key} has a {@link dev.contend.scenarios.yaml.ValueKind}, whose {@link
 * dev.contend.scenarios.yaml.Shape} is what documentation and the JSON Schema are made of; {@link
 * dev.contend.scenarios.yaml.FileKeys} lists the kinds of file. A reader reads by these keys only.
 *
 * <p><b>May not live here:</b> building or running a simulation. Jackson and its YAML parser are
 * named in {@code NodeBuilder}, {@code SyntaxProblem} and {@code YamlReader} only.
 */
@NullMarked
package dev.contend.scenarios.yaml;

import org.jspecify.annotations.NullMarked;
