package dev.contend.scenarios.whatif;

import dev.contend.scenarios.yaml.Overrides;

/**
 * One alternative to a scenario.
 *
 * @param text as it was asked for
 * @param overrides what it sets of the scenario's own keys, all together
 */
public record Change(String text, Overrides overrides) {}
