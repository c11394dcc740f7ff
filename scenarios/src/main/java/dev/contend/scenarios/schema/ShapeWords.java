package dev.contend.scenarios.schema;

import dev.contend.scenarios.yaml.Key;
import dev.contend.scenarios.yaml.Presence;
import dev.contend.scenarios.yaml.Shape;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** Shapes and keys in words: "a duration from 1 us to 10 s". */
final class ShapeWords implements Shape.Visitor<String> {
  private static final int LISTED = 12;
  private static final String NAME = "-name";
  private static final ShapeWords WORDS = new ShapeWords();

  private ShapeWords() {}

  /** What a value of the shape is, for a sentence. */
  static String of(Shape shape) {
    return shape.accept(WORDS);
  }

  /** What holds where the key is absent; empty if it must be there. */
  static String absence(Key<?> key) {
    Presence presence = key.presence();
    return switch (presence.rule()) {
      case REQUIRED -> "";
      case REQUIRED_UNLESS -> "left out beside '" + presence.detail() + "'";
      case DEFAULT, OPTIONAL -> presence.detail();
    };
  }

  @Override
  public String text(Shape.Text shape) {
    return shape.expected();
  }

  @Override
  public String words(Shape.Words shape) {
    List<String> words = shape.words();
    int more = words.size() - LISTED;
    String listed =
        words.stream()
            .limit(LISTED)
            .map(word -> "'" + word + "'")
            .collect(Collectors.joining(", "));
    return (words.size() == 1 ? "" : "one of ")
        + listed
        + (more > 0 ? " and " + more + " more" : "");
  }

  @Override
  public String whole(Shape.Whole shape) {
    return "a whole number"
        + bounds(
            shape.min() == Long.MIN_VALUE ? "" : Long.toString(shape.min()),
            shape.max() == Long.MAX_VALUE ? "" : Long.toString(shape.max()));
  }

  @Override
  public String real(Shape.Real shape) {
    return "a number" + bounds(real(shape.min()), real(shape.max()));
  }

  private static String real(double bound) {
    return Math.abs(bound) >= Double.MAX_VALUE
        ? ""
        : new BigDecimal(Double.toString(bound)).stripTrailingZeros().toPlainString();
  }

  @Override
  public String amount(Shape.Amount shape) {
    return "a " + shape.dimension().noun() + bounds(shape.low(), shape.high());
  }

  private static String bounds(String low, String high) {
    if (low.isEmpty() && high.isEmpty()) {
      return "";
    }
    return high.isEmpty()
        ? " of at least " + low
        : low.isEmpty() ? " of at most " + high : " from " + low + " to " + high;
  }

  @Override
  public String listed(Shape.Listed shape) {
    return shape.item().equals(Shape.ANYTHING) ? "a list" : "a list, each " + of(shape.item());
  }

  @Override
  public String keyed(Shape.Keyed shape) {
    return "a mapping";
  }

  @Override
  public String named(Shape.Named shape) {
    return "a mapping by " + shape.noun() + ", each " + of(shape.each());
  }

  @Override
  public String either(Shape.Either shape) {
    return shape.shapes().stream()
        .map(ShapeWords::of)
        .distinct()
        .collect(Collectors.joining(", or "));
  }

  @Override
  public String cases(Shape.Cases shape) {
    return "a mapping";
  }

  @Override
  public String sourced(Shape.Sourced shape) {
    return of(shape.number()) + ", with its source";
  }

  @Override
  public String lazy(Shape.Lazy shape) {
    if (shape.name().endsWith(NAME)) {
      String noun = shape.name().substring(0, shape.name().length() - NAME.length());
      return "the name of a " + noun + ", or a file with one";
    }
    return shape.name().equals("statements") ? "a list of statements" : of(shape.shape().get());
  }
}
