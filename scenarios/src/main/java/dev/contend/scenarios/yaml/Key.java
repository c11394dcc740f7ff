package dev.contend.scenarios.yaml;

import java.util.List;

/**
 * A key that files may have: the one place where its kind, unit, range, default and meaning stand.
 *
 * <p>Reading, checking, suggestions, the JSON Schema, {@code contend explain} and the reference
 * page come from it.
 *
 * @param name as it stands in files
 * @param kind how its value is read; of a number with its source, how the number is
 * @param isSourced whether it is a number that says where it comes from
 * @param presence whether it must be there
 * @param help what it means, in one or two sentences
 */
public record Key<T>(
    String name, ValueKind<T> kind, boolean isSourced, Presence presence, String help) {

  /** A key that must be there. */
  static <T> Key<T> of(String name, ValueKind<T> kind, String help) {
    return new Key<>(name, kind, false, Presence.REQUIRED, help);
  }

  /** A number, or word, that must be there with its source. */
  static <T> Key<T> sourced(String name, ValueKind<T> kind, String help) {
    return new Key<>(name, kind, true, Presence.REQUIRED, help);
  }

  /** The same, which may be left out where another key stands. */
  Key<T> unless(String other) {
    return with(new Presence(Presence.Rule.REQUIRED_UNLESS, other));
  }

  /** The same with a default, as it would be written in a file. */
  Key<T> byDefault(String text) {
    return with(new Presence(Presence.Rule.DEFAULT, text));
  }

  /** The same, which may be left out; {@code meaning} says what holds then. */
  Key<T> optional(String meaning) {
    return with(new Presence(Presence.Rule.OPTIONAL, meaning));
  }

  private Key<T> with(Presence other) {
    return new Key<>(name, kind, isSourced, other, help);
  }

  /** The same key, read by what is known only when a file is read; it looks as declared. */
  <U> Key<U> as(ValueKind<U> reading) {
    return new Key<>(name, reading.looking(kind.shape()), isSourced, presence, help);
  }

  /** What its value looks like. */
  public Shape shape() {
    return isSourced
        ? new Shape.Sourced(kind.shape(), SourcedReader.section(kind, List.of()))
        : kind.shape();
  }
}
