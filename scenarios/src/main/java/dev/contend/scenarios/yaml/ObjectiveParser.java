package dev.contend.scenarios.yaml;

import dev.contend.scenarios.spec.Objective;
import dev.contend.workloads.script.Expression;
import dev.contend.workloads.script.Measure;
import dev.contend.workloads.script.Scope;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Objectives as a plan writes them: an expression over metrics, a sign, a bound. */
final class ObjectiveParser {
  private static final String EXAMPLE = "write an objective as 'p99(latency) <= 50 ms'";
  private static final Pattern SIGN = Pattern.compile("<=|>=|<|>|==|!=|=");

  /** A percentile as a function of a name; the parser of expressions knows it with a point. */
  private static final Pattern PERCENTILE =
      Pattern.compile("\\bp([0-9]+)\\(\\s*(" + ExpressionParser.NAME + ")\\s*\\)");

  private static final Pattern UNIT = Pattern.compile("([A-Za-z\u00b5\u03bc]+|/[a-z]+|%)$");

  private final ObjectiveNames names;

  ObjectiveParser(ObjectiveNames names) {
    this.names = names;
  }

  /** The objective that a text states, or what is wrong with it. */
  Reading<Objective> read(String text) {
    Matcher sign = SIGN.matcher(text);
    if (!sign.find()) {
      return Reading.wrong(Excerpt.quoted(text) + " compares nothing", EXAMPLE);
    }
    String word = sign.group();
    String left = text.substring(0, sign.start()).strip();
    String right = text.substring(sign.end()).strip();
    if (word.contains("=") == word.length() < 2 || word.equals("!=") || sign.find()) {
      return Reading.wrong(
          Excerpt.quoted(text) + " has no single '<=' or '>='", "a bound is at most or at least");
    }
    if (left.isEmpty() || right.isEmpty()) {
      return Reading.wrong(
          "nothing stands " + (left.isEmpty() ? "before" : "after") + " '" + word + "'", EXAMPLE);
    }
    Reading<Expression> value = expression(left, names.measures());
    Reading<Expression> bound = expression(right, new LinkedHashMap<>());
    if (value.value().isEmpty()) {
      return Reading.wrong(value.wrong(), value.advice());
    }
    if (bound.value().isEmpty()) {
      return Reading.wrong(bound.wrong(), "write a bound without names on the right, as '50 ms'");
    }
    if (value.value().get().measure() != bound.value().get().measure()) {
      return unlike(value.value().get().measure(), bound.value().get().measure(), right);
    }
    double number = bound.value().get().value(Scope.NOTHING);
    return objective(text, value.value().get(), word.startsWith("<"), number, right);
  }

  private static Reading<Objective> unlike(Measure value, Measure bound, String written) {
    return Reading.wrong(
        "compares " + value.noun() + " with " + Excerpt.quoted(written) + ", " + bound.noun(),
        "write " + value.noun() + " as '" + value.example() + "'");
  }

  /**
   * An expression without a bound: as an objective that everything keeps.
   *
   * @param text as {@code p99(latency)}
   */
  Reading<Objective> quantity(String text) {
    Reading<Expression> value = expression(text, names.measures());
    return value.value().isEmpty()
        ? Reading.wrong(value.wrong(), value.advice())
        : objective(text, value.value().get(), true, Double.POSITIVE_INFINITY, "");
  }

  private Reading<Objective> objective(
      String text, Expression value, boolean isAtMost, double bound, String written) {
    Set<String> used = new LinkedHashSet<>();
    named(value, used);
    if (used.isEmpty()) {
      return Reading.wrong(Excerpt.quoted(text) + " names no metric on the left", EXAMPLE);
    }
    Dimension.Unit unit = unit(value.measure(), written);
    return Reading.of(
        new Objective(
            text.strip(),
            value,
            isAtMost,
            bound,
            unit.name(),
            unit.numerator().doubleValue() / unit.denominator().doubleValue(),
            names.metrics(used)));
  }

  private static Reading<Expression> expression(String text, Map<String, Measure> known) {
    Reading<Expression> read =
        ExpressionParser.read(PERCENTILE.matcher(text).replaceAll("p$1.$2"), known);
    return read.value().isPresent()
        ? read
        : Reading.wrong(asFunction(read.wrong()), asFunction(read.advice()));
  }

  /** Percentiles in a message as they are written. */
  private static String asFunction(String message) {
    return message.replaceAll("\\bp([0-9]+)\\.(" + ExpressionParser.NAME + ")", "p$1($2)");
  }

  private static void named(Expression expression, Set<String> names) {
    if (expression instanceof Expression.Name name) {
      names.add(name.name());
    } else if (expression instanceof Expression.Binary binary) {
      named(binary.left(), names);
      named(binary.right(), names);
    } else if (expression instanceof Expression.Call call) {
      call.arguments().forEach(each -> named(each, names));
    }
  }

  /** The unit that the bound is written in, for values to be told in the same; or the usual one. */
  private static Dimension.Unit unit(Measure measure, String written) {
    List<Dimension> dimensions =
        switch (measure) {
          case DURATION -> List.of(Dimension.DURATION);
          case SIZE -> List.of(Dimension.SIZE);
          case RATE -> List.of(Dimension.RATE);
          case CYCLES -> List.of(Dimension.CYCLES);
          case NUMBER -> List.of(Dimension.PERCENTAGE);
        };
    Matcher unit = UNIT.matcher(written);
    Optional<Dimension.Unit> found =
        unit.find() ? dimensions.get(0).unit(Units.canonical(unit.group())) : Optional.empty();
    return found.orElseGet(
        () ->
            measure == Measure.NUMBER
                ? Dimension.Unit.of("", "1")
                : dimensions.get(0).unit(dimensions.get(0).usualUnit()).orElseThrow());
  }
}
