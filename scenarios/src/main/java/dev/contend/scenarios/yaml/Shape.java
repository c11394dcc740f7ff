package dev.contend.scenarios.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a value of a file looks like, apart from what is made of it: from it come the JSON Schema,
 * the reference page and the answers of {@code contend explain}.
 *
 * <p>A {@link ValueKind} carries the shape of what it reads, so that the two cannot part.
 */
public sealed interface Shape {
  /** Anything at all. */
  Shape ANYTHING = new Text("anything", "");

  /** Any text. */
  Shape TEXT = new Text("text", "");

  /** Values of an axis by its ends, never a number alone. */
  Shape RANGE = new Text("a range", ".*[^.].*\\.\\..*[^.].*");

  /** Calls the method of the visitor for this shape. */
  <R> R accept(Visitor<R> visitor);

  /** One method for each shape. */
  interface Visitor<R> {
    /** For a text. */
    R text(Text shape);

    /** For one of several words. */
    R words(Words shape);

    /** For a whole number. */
    R whole(Whole shape);

    /** For a number. */
    R real(Real shape);

    /** For a number with a unit. */
    R amount(Amount shape);

    /** For a list. */
    R listed(Listed shape);

    /** For a mapping whose keys are declared. */
    R keyed(Keyed shape);

    /** For a mapping whose keys are names. */
    R named(Named shape);

    /** For a value that may look in several ways. */
    R either(Either shape);

    /** For mappings that differ by a key. */
    R cases(Cases shape);

    /** For a number with its source. */
    R sourced(Sourced shape);

    /** For a shape that is known by a name. */
    R lazy(Lazy shape);
  }

  /**
   * A single value.
   *
   * @param expected in words, as "a mask"
   * @param pattern a regular expression that it must match in whole; empty for none
   */
  record Text(String expected, String pattern) implements Shape {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.text(this);
    }
  }

  /** One of these words. */
  record Words(List<String> words) implements Shape {
    public Words {
      words = List.copyOf(words);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.words(this);
    }
  }

  /** A whole number without unit, bounds included. */
  record Whole(long min, long max) implements Shape {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.whole(this);
    }
  }

  /** A number without unit, bounds included. */
  record Real(double min, double max) implements Shape {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.real(this);
    }
  }

  /**
   * A number with a unit.
   *
   * @param low the lowest, as it is written; empty for no bound
   * @param high the highest, likewise
   */
  record Amount(Dimension dimension, String low, String high) implements Shape {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.amount(this);
    }
  }

  /** A list of values of one shape. */
  record Listed(Shape item) implements Shape {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.listed(this);
    }
  }

  /** A mapping whose keys are declared. */
  record Keyed(Section section) implements Shape {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.keyed(this);
    }
  }

  /**
   * A mapping whose keys are names that the file gives.
   *
   * @param noun what the names are of, as "machine"
   */
  record Named(String noun, Shape each) implements Shape {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.named(this);
    }
  }

  /** A value that looks in one of several ways. */
  record Either(List<Shape> shapes) implements Shape {
    public Either {
      shapes = List.copyOf(shapes);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.either(this);
    }
  }

  /**
   * A mapping that looks like the first case that applies to it.
   *
   * @param otherwise how it looks where none applies
   */
  record Cases(List<Case> cases, Shape otherwise) implements Shape {
    public Cases {
      cases = List.copyOf(cases);
    }

    /** The shape that a mapping has. */
    Shape of(YamlMap map) {
      return cases.stream()
          .filter(each -> each.appliesTo(map))
          .findFirst()
          .map(Case::shape)
          .orElse(otherwise);
    }

    /** The keys that a mapping may have. */
    List<String> keys(YamlMap map) {
      Shape shape = of(map);
      List<String> keys = new ArrayList<>(names(shape));
      if (shape.equals(otherwise)) {
        cases.stream().map(Case::key).filter(key -> !keys.contains(key)).forEach(keys::add);
      }
      return keys;
    }

    private static List<String> names(Shape shape) {
      if (shape instanceof Keyed keyed) {
        return keyed.section().names();
      }
      return shape instanceof Sourced sourced ? sourced.section().names() : List.of();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.cases(this);
    }
  }

  /**
   * One case of a mapping.
   *
   * @param key which must be there for the case to apply
   * @param word which must be its value; empty for any
   */
  record Case(String key, String word, Shape shape) {
    boolean appliesTo(YamlMap map) {
      return map.find(key).stream().anyMatch(value -> word.isEmpty() || value.says(word));
    }
  }

  /**
   * A number with its source, or with the reason why it is assumed.
   *
   * @param number how it is written
   * @param section all keys of the mapping
   */
  record Sourced(Shape number, Section section) implements Shape {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.sourced(this);
    }
  }

  /**
   * A shape with a name, which may contain itself.
   *
   * @param name as the JSON Schema calls its definition
   */
  record Lazy(String name, Supplier<Shape> shape) implements Shape {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.lazy(this);
    }
  }
}
