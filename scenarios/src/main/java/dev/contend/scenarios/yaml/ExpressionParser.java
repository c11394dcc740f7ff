package dev.contend.scenarios.yaml;

import dev.contend.workloads.script.Expression;
import dev.contend.workloads.script.Measure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Expressions as a program writes them: numbers, quantities with units, names, {@code + - * /},
 * parentheses, and the functions of {@link Expression.Function}.
 *
 * <p>A name may have hyphens, so a minus between two names needs spaces around it.
 */
final class ExpressionParser {
  /** A name; a hyphen belongs to it if a letter follows. */
  static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*(?:-[A-Za-z][A-Za-z0-9_]*)*");

  /** A name, or several with points between. */
  static final Pattern DOTTED = Pattern.compile(NAME + "(?:\\." + NAME + ")*");

  private static final Pattern UNIT = Pattern.compile("[A-Za-z\u00b5\u03bc]+|/[a-z]+|%");
  private static final Pattern SPACE = Pattern.compile("\\s*");
  private static final int DEEPEST = 50;
  private static final int LONGEST = 500;

  private final String text;
  private final Map<String, Measure> names;
  private int at;
  private int depth;

  private ExpressionParser(String text, Map<String, Measure> names) {
    this.text = text;
    this.names = names;
  }

  /**
   * The expression that a text states, or what is wrong with it.
   *
   * @param names what may be named, and what it measures
   */
  static Reading<Expression> read(String text, Map<String, Measure> names) {
    Optional<Reading<Expression>> grouped = Numbers.groupedDigits(text.strip());
    if (grouped.isPresent()) {
      return grouped.get();
    }
    if (text.length() > LONGEST) {
      return Reading.wrong(
          Excerpt.quoted(text) + " is too long", "declare a parameter for a part of it");
    }
    try {
      return Reading.of(new ExpressionParser(text, names).whole());
    } catch (Wrong wrong) {
      return Reading.wrong(wrong.what, wrong.advice);
    }
  }

  private Expression whole() throws Wrong {
    Expression result = sum();
    if (at < text.length()) {
      throw new Wrong(
          Excerpt.quoted(text) + " goes on after what can be read, at " + rest(),
          "put an operator there (+, -, *, /), or leave it out");
    }
    return result;
  }

  private Expression sum() throws Wrong {
    Expression left = product();
    while (next('+') || next('-')) {
      char operator = text.charAt(at++);
      left = binary(operator, left, product());
    }
    return left;
  }

  private Expression product() throws Wrong {
    Expression left = factor();
    while (next('*') || next('/')) {
      char operator = text.charAt(at++);
      left = binary(operator, left, factor());
    }
    return left;
  }

  private Expression binary(char operator, Expression left, Expression right) throws Wrong {
    if (!Expression.Binary.allows(operator, left.measure(), right.measure())) {
      throw new Wrong(
          "'"
              + operator
              + "' between "
              + left.measure().noun()
              + " and "
              + right.measure().noun()
              + " in "
              + Excerpt.quoted(text),
          "add what measures the same, multiply by a number, divide by a number or by the same");
    }
    return new Expression.Binary(operator, left, right);
  }

  private Expression factor() throws Wrong {
    if (next('-')) {
      at++;
      return binary('*', new Expression.Literal(-1, Measure.NUMBER), nested(false));
    }
    return nested(next('('));
  }

  /** A factor, or a sum in parentheses; deeper than anybody writes by hand is refused. */
  private Expression nested(boolean isSum) throws Wrong {
    depth++;
    if (depth > DEEPEST) {
      throw new Wrong(Excerpt.quoted(text) + " is nested too deeply", "make it shorter");
    }
    Expression result = isSum ? inParentheses() : next('-') || next('(') ? factor() : atom();
    depth--;
    skipSpace();
    return result;
  }

  private Expression inParentheses() throws Wrong {
    at++;
    Expression inner = sum();
    close();
    return inner;
  }

  private void close() throws Wrong {
    if (!next(')')) {
      throw new Wrong(
          Excerpt.quoted(text) + " lacks a ')' at " + rest(),
          "close every parenthesis; where a comma in it ended the value, as inside of { }, put the"
              + " whole in quotes");
    }
    at++;
  }

  private Expression atom() throws Wrong {
    Matcher number = Numbers.NUMBER.matcher(text).region(at, text.length());
    if (number.lookingAt()) {
      at = number.end();
      return quantity(number.group());
    }
    Matcher name = DOTTED.matcher(text).region(at, text.length());
    if (name.lookingAt()) {
      at = name.end();
      skipSpace();
      return next('(') ? call(name.group()) : named(name.group());
    }
    throw new Wrong(
        Excerpt.quoted(text) + " has no number or name at " + rest(),
        "write an expression, as '2 * items' or '20 us'");
  }

  private Expression quantity(String number) throws Wrong {
    int afterNumber = at;
    skipSpace();
    Matcher unit = UNIT.matcher(text).region(at, text.length());
    if (!unit.lookingAt()) {
      at = afterNumber;
      return new Expression.Literal(Double.parseDouble(number), Measure.NUMBER);
    }
    String word = Units.canonical(unit.group());
    for (Dimension dimension : Dimension.values()) {
      Optional<Measure> measure = measure(dimension);
      if (measure.isPresent() && dimension.unit(word).isPresent()) {
        at = unit.end();
        double amount =
            Units.read(number + word, dimension).value().map(Quantity::inBaseUnits).orElse(0.0);
        return new Expression.Literal(amount, measure.get());
      }
    }
    if (word.startsWith("/")) {
      at = afterNumber;
      return new Expression.Literal(Double.parseDouble(number), Measure.NUMBER);
    }
    List<String> known = new ArrayList<>(Dimension.DURATION.unitNames());
    known.addAll(Dimension.SIZE.unitNames());
    known.addAll(Dimension.CYCLES.unitNames());
    throw new Wrong(
        Excerpt.quoted(number + " " + unit.group()) + " has the unknown unit '" + word + "'",
        names.containsKey(word)
            ? "write '" + number + " * " + word + "'"
            : UnitWords.advice(number, word, known));
  }

  private static Optional<Measure> measure(Dimension dimension) {
    return switch (dimension) {
      case DURATION -> Optional.of(Measure.DURATION);
      case SIZE -> Optional.of(Measure.SIZE);
      case CYCLES -> Optional.of(Measure.CYCLES);
      case RATE -> Optional.of(Measure.RATE);
      case PERCENTAGE -> Optional.of(Measure.NUMBER);
      case FREQUENCY, BANDWIDTH -> Optional.empty();
    };
  }

  private Expression named(String name) throws Wrong {
    Measure measure = names.get(name);
    if (measure != null) {
      return new Expression.Name(name, measure);
    }
    List<String> parts = List.of(name.split("-", -1));
    boolean isDifference = parts.size() > 1 && names.keySet().containsAll(parts);
    throw new Wrong(
        "unknown name " + Excerpt.quoted(name),
        isDifference
            ? "write '" + String.join(" - ", parts) + "' with spaces to subtract"
            : Suggestions.advice(name, List.copyOf(names.keySet())));
  }

  private Expression call(String name) throws Wrong {
    List<String> words =
        Arrays.stream(Expression.Function.values()).map(Expression.Function::word).toList();
    int index = words.indexOf(name);
    if (index < 0) {
      throw new Wrong("unknown function " + Excerpt.quoted(name), Suggestions.advice(name, words));
    }
    Expression.Function function = Expression.Function.values()[index];
    if (function == Expression.Function.SHARE && !names.containsKey("thread")) {
      throw new Wrong(
          "'share' stands where no thread of a role is meant", "write it in the program of a role");
    }
    at++;
    List<Expression> arguments = new ArrayList<>(List.of(sum()));
    while (next(',')) {
      at++;
      arguments.add(sum());
    }
    close();
    if (arguments.size() != function.arity()) {
      throw new Wrong(
          "'" + name + "' has " + arguments.size() + " arguments", "give it " + function.arity());
    }
    if (arguments.stream().map(Expression::measure).distinct().count() > 1) {
      throw new Wrong(
          "the arguments of '" + name + "' do not measure the same",
          "give it two durations, two sizes or two numbers");
    }
    return new Expression.Call(function, arguments);
  }

  private boolean next(char expected) {
    skipSpace();
    return at < text.length() && text.charAt(at) == expected;
  }

  private void skipSpace() {
    Matcher space = SPACE.matcher(text).region(at, text.length());
    if (space.lookingAt()) {
      at = space.end();
    }
  }

  private String rest() {
    return at >= text.length() ? "its end" : Excerpt.quoted(text.substring(at));
  }

  /** What is wrong with the text. */
  private static final class Wrong extends Exception {
    private static final long serialVersionUID = 1;

    private final String what;
    private final String advice;

    Wrong(String what, String advice) {
      super(what);
      this.what = what;
      this.advice = advice;
    }
  }
}
