/**
 * What a scenario asks for, checked and complete: plain records, no YAML.
 *
 * <p>Start reading at {@link dev.contend.scenarios.spec.ScenarioSpec}.
 */
@NullMarked
package dev.contend.scenarios.spec;

import org.jspecify.annotations.NullMarked;
