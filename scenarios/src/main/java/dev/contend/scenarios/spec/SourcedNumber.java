package dev.contend.scenarios.spec;

/**
 * A number of a preset with its provenance.
 *
 * @param path the keys that lead to it, from the top of the preset
 * @param value as written, unit included
 * @param low lower end of its range as written; empty if no range is stated
 * @param high upper end of its range
 * @param source where it comes from, or the reason why it is assumed
 * @param assumed whether no source is known
 */
public record SourcedNumber(
    String path, String value, String low, String high, String source, boolean assumed) {}
