package dev.contend.scenarios.yaml;

import dev.contend.scenarios.spec.PointSpec;
import dev.contend.workloads.script.Expression;
import dev.contend.workloads.script.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Conditions over the points of a sweep: comparisons of what {@link ExpressionParser} reads, or of
 * words, with {@code and}, {@code or}, {@code not}, parentheses, and {@code in [...]}.
 */
final class ConditionParser {
  private static final int LONGEST = 500;
  private static final Pattern OPERATOR = Pattern.compile("<=|>=|==|!=|<|>|=|\\bin(?=\\s*\\[)");
  private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"");
  private static final String EXAMPLE =
      "write a comparison, as 'workers <= machine.hardware-threads'";

  private final ConditionNames names;

  private ConditionParser(ConditionNames names) {
    this.names = names;
  }

  /** The condition that a text states, or what is wrong with it. */
  static Reading<Predicate<PointSpec>> read(String text, ConditionNames names) {
    if (text.length() > LONGEST) {
      return Reading.wrong(Excerpt.quoted(text) + " is too long", "leave points out by 'exclude'");
    }
    try {
      return Reading.of(new ConditionParser(names).any(text));
    } catch (Wrong wrong) {
      return Reading.wrong(wrong.what, wrong.advice);
    }
  }

  private Predicate<PointSpec> any(String text) throws Wrong {
    Predicate<PointSpec> result = point -> false;
    for (String part : split(text, "or")) {
      result = result.or(all(part));
    }
    return result;
  }

  private Predicate<PointSpec> all(String text) throws Wrong {
    Predicate<PointSpec> result = point -> true;
    for (String part : split(text, "and")) {
      result = result.and(one(part.strip()));
    }
    return result;
  }

  private Predicate<PointSpec> one(String text) throws Wrong {
    if (text.matches("(?s)not(?:\\s.*|\\(.*)")) {
      return one(text.substring(3).strip()).negate();
    }
    boolean isInParentheses =
        text.startsWith("(") && outside(text).indexOf(')') == text.length() - 1;
    if (isInParentheses) {
      return any(text.substring(1, text.length() - 1));
    }
    String outside = outside(text);
    Matcher operator = OPERATOR.matcher(outside);
    if (!operator.find()) {
      throw new Wrong(Excerpt.quoted(text) + " compares nothing", EXAMPLE);
    }
    String sign = operator.group();
    String left = text.substring(0, operator.start()).strip();
    String right = text.substring(operator.end()).strip();
    if (sign.equals("=") || operator.find()) {
      throw new Wrong(
          Excerpt.quoted(text) + (sign.equals("=") ? " has a single '='" : " compares twice"),
          sign.equals("=") ? "write '==' for equal" : "write 'a < b and b < c'");
    }
    if (sign.equals("in")) {
      return among(left, right);
    }
    return compared(left, sign, right);
  }

  private Predicate<PointSpec> among(String left, String right) throws Wrong {
    if (!right.endsWith("]")) {
      throw new Wrong(Excerpt.quoted(right) + " is no list", "write 'workers in [1, 2, 4]'");
    }
    Predicate<PointSpec> result = point -> false;
    for (String item : right.substring(1, right.length() - 1).split(",", -1)) {
      result = result.or(compared(left, "==", item.strip()));
    }
    return result;
  }

  private Predicate<PointSpec> compared(String left, String sign, String right) throws Wrong {
    if (left.isEmpty() || right.isEmpty()) {
      throw new Wrong(
          "nothing stands " + (left.isEmpty() ? "before" : "after") + " '" + sign + "'", EXAMPLE);
    }
    if (isWord(left) || isWord(right)) {
      return words(left, sign, right);
    }
    Expression one = number(left);
    Expression other = number(right);
    if (one.measure() != other.measure()) {
      throw new Wrong(
          "compares "
              + Excerpt.quoted(left)
              + ", "
              + one.measure().noun()
              + ", with "
              + Excerpt.quoted(right)
              + ", "
              + other.measure().noun(),
          "write " + one.measure().noun() + " as '" + one.measure().example() + "'");
    }
    Function<PointSpec, Scope> scopes = names.scope(List.of(one, other));
    return point -> {
      Scope scope = scopes.apply(point);
      int order = Double.compare(one.value(scope), other.value(scope));
      return switch (sign) {
        case "<" -> order < 0;
        case "<=" -> order <= 0;
        case ">" -> order > 0;
        case ">=" -> order >= 0;
        case "==" -> order == 0;
        default -> order != 0;
      };
    };
  }

  private boolean isWord(String text) {
    return names.words().contains(text) || QUOTED.matcher(text).matches();
  }

  private Predicate<PointSpec> words(String left, String sign, String right) throws Wrong {
    if (!sign.equals("==") && !sign.equals("!=")) {
      throw new Wrong(
          "'" + sign + "' between words, " + Excerpt.quoted(left) + " and " + Excerpt.quoted(right),
          "compare words by '==', '!=' or 'in [...]'");
    }
    Function<PointSpec, String> one = word(left, right);
    Function<PointSpec, String> other = word(right, left);
    boolean isEqual = sign.equals("==");
    return point -> one.apply(point).equals(other.apply(point)) == isEqual;
  }

  /** A name of words, or a word that the name on the other side may stand for. */
  private Function<PointSpec, String> word(String text, String otherSide) throws Wrong {
    if (names.words().contains(text)) {
      return names.word(text);
    }
    boolean isQuoted = QUOTED.matcher(text).matches();
    String word = isQuoted ? text.substring(1, text.length() - 1) : text;
    if (!names.words().contains(otherSide)) {
      throw new Wrong(
          Excerpt.quoted(otherSide) + " does not stand for a word",
          Suggestions.advice(otherSide, names.words()));
    }
    List<String> values = names.values(otherSide);
    if (!values.contains(word)) {
      throw new Wrong(
          "no point has '" + otherSide + "' " + Excerpt.quoted(word),
          values.isEmpty()
              ? "leave the comparison out, or make '" + otherSide + "' an axis"
              : Suggestions.advice(word, values));
    }
    return point -> word;
  }

  private Expression number(String text) throws Wrong {
    if (text.matches(ExpressionParser.DOTTED.pattern()) && !names.measures().containsKey(text)) {
      throw new Wrong(
          "unknown name " + Excerpt.quoted(text), Suggestions.advice(text, names.all()));
    }
    Reading<Expression> reading = ExpressionParser.read(text, names.measures());
    return reading.value().orElseThrow(() -> new Wrong(reading.wrong(), reading.advice()));
  }

  /** The parts between a word that stands outside of quotes and parentheses. */
  private static List<String> split(String text, String word) throws Wrong {
    Matcher between =
        Pattern.compile("(?:(?<=[\\s)\\]])|^)" + word + "(?=[\\s(]|$)").matcher(outside(text));
    List<String> parts = new ArrayList<>();
    int from = 0;
    while (between.find()) {
      parts.add(text.substring(from, between.start()));
      from = between.end();
    }
    parts.add(text.substring(from));
    Optional<String> empty = parts.stream().filter(String::isBlank).findFirst();
    if (empty.isPresent()) {
      throw new Wrong(
          parts.size() == 1 ? "is empty" : "nothing stands on one side of '" + word + "'", EXAMPLE);
    }
    return parts;
  }

  /** The text with what is in quotes, parentheses or brackets replaced by points. */
  private static String outside(String text) throws Wrong {
    StringBuilder result = new StringBuilder(text.length());
    int depth = 0;
    char quote = 0;
    for (int at = 0; at < text.length(); at++) {
      char each = text.charAt(at);
      boolean isQuote = quote == 0 ? each == '\'' || each == '"' : each == quote;
      boolean closes = quote == 0 && (each == ')' || each == ']');
      depth -= closes ? 1 : 0;
      if (depth < 0) {
        break;
      }
      result.append(quote != 0 || isQuote || depth > 0 ? '.' : each);
      depth += quote == 0 && (each == '(' || each == '[') ? 1 : 0;
      quote = isQuote ? (quote == 0 ? each : 0) : quote;
    }
    if (depth != 0 || quote != 0) {
      throw new Wrong(
          Excerpt.quoted(text)
              + " has a "
              + (quote != 0 ? "quote" : "parenthesis")
              + " without its pair",
          "close each, and open each before");
    }
    return result.toString();
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
