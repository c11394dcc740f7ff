package dev.contend.workloads.script;

import java.util.List;
import java.util.Set;

/**
 * Arithmetic over numbers, quantities and names.
 *
 * <p>An expression knows what it measures: a duration and a number do not add up, and a duration
 * over a duration is a number.
 */
public sealed interface Expression {
  /** What its value measures. */
  Measure measure();

  /** Whether one of these names stands in it. */
  boolean mentions(Set<String> names);

  /** Its value: a number, picoseconds, bytes, cycles or events a second. */
  double value(Scope scope);

  /** A number or quantity as it was written. */
  record Literal(double amount, Measure measure) implements Expression {
    @Override
    public boolean mentions(Set<String> names) {
      return false;
    }

    @Override
    public double value(Scope scope) {
      return amount;
    }
  }

  /** A parameter, or what is said of a thread. */
  record Name(String name, Measure measure) implements Expression {
    @Override
    public boolean mentions(Set<String> names) {
      return names.contains(name);
    }

    @Override
    public double value(Scope scope) {
      return scope.value(name);
    }
  }

  /** Two expressions and what is done with them. */
  record Binary(char operator, Expression left, Expression right) implements Expression {
    private static final double PS_PER_SECOND = 1e12;

    public Binary {
      if (!allows(operator, left.measure(), right.measure())) {
        throw new IllegalArgumentException(
            "'" + operator + "' between " + left.measure() + " and " + right.measure());
      }
    }

    @Override
    public boolean mentions(Set<String> names) {
      return left.mentions(names) || right.mentions(names);
    }

    /** Whether an operator makes sense between two measures. */
    public static boolean allows(char operator, Measure left, Measure right) {
      return switch (operator) {
        case '+', '-' -> left == right;
        case '*' -> left == Measure.NUMBER || right == Measure.NUMBER;
        case '/' ->
            left == right
                || right == Measure.NUMBER
                || (left == Measure.NUMBER && right == Measure.RATE);
        default -> false;
      };
    }

    @Override
    public Measure measure() {
      return switch (operator) {
        case '*' -> left.measure() == Measure.NUMBER ? right.measure() : left.measure();
        case '/' ->
            right.measure() == left.measure()
                ? Measure.NUMBER
                : right.measure() == Measure.RATE ? Measure.DURATION : left.measure();
        default -> left.measure();
      };
    }

    @Override
    public double value(Scope scope) {
      double a = left.value(scope);
      double b = right.value(scope);
      return switch (operator) {
        case '+' -> a + b;
        case '-' -> a - b;
        case '*' -> a * b;
        default -> isInterval() ? a / b * PS_PER_SECOND : a / b;
      };
    }

    /** A number over a rate is the time that so many events take. */
    private boolean isInterval() {
      return left.measure() == Measure.NUMBER && right.measure() == Measure.RATE;
    }
  }

  /** A function of one or more arguments. */
  record Call(Function function, List<Expression> arguments) implements Expression {
    public Call {
      arguments = List.copyOf(arguments);
    }

    @Override
    public boolean mentions(Set<String> names) {
      return arguments.stream().anyMatch(argument -> argument.mentions(names));
    }

    @Override
    public Measure measure() {
      return arguments.get(0).measure();
    }

    @Override
    public double value(Scope scope) {
      double first = arguments.get(0).value(scope);
      return switch (function) {
        case FLOOR -> StrictMath.floor(first);
        case CEIL -> StrictMath.ceil(first);
        case ROUND -> StrictMath.rint(first);
        case MIN -> Math.min(first, arguments.get(1).value(scope));
        case MAX -> Math.max(first, arguments.get(1).value(scope));
        case SHARE -> share(first, scope);
      };
    }

    /** The first threads of the role do one more where the whole does not divide. */
    private static double share(double whole, Scope scope) {
      double threads = scope.value(Scope.THREADS);
      double each = StrictMath.floor(whole / threads);
      return each + (scope.value(Scope.THREAD) < whole - each * threads ? 1 : 0);
    }
  }

  /** What can be called. */
  enum Function {
    FLOOR("floor", 1),
    CEIL("ceil", 1),
    ROUND("round", 1),
    MIN("min", 2),
    MAX("max", 2),
    /** What falls to a thread of a whole that its role divides. */
    SHARE("share", 1);

    private final String word;
    private final int arity;

    Function(String word, int arity) {
      this.word = word;
      this.arity = arity;
    }

    /** The word in files. */
    public String word() {
      return word;
    }

    /** Number of arguments. */
    public int arity() {
      return arity;
    }
  }
}
