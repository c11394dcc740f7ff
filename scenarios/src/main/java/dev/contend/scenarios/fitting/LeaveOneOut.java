package dev.contend.scenarios.fitting;

import dev.contend.engine.statistics.Minimum;
import dev.contend.scenarios.reference.LeftOutTable;
import dev.contend.scenarios.reference.VerifiedTable;
import dev.contend.scenarios.yaml.Substitutions;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;

/**
 * A table simulated with the numbers that it set as they are without it.
 *
 * <p>Numbers that are fitted to other tables begin in the middle of their range and are fitted in
 * turn, twice over where there are several, so that none of them carries anything of the table that
 * is left out. Numbers that other tables set keep their value.
 */
public final class LeaveOneOut {
  /** Of a range: a fit is no better than the figures it is made to. */
  private static final double TOLERANCE = 1e-3;

  /** More of them say nothing, and a duration in nanoseconds stays one in whole picoseconds. */
  private static final MathContext DIGITS = new MathContext(4);

  private final Simulation simulation;

  public LeaveOneOut(Simulation simulation) {
    this.simulation = simulation;
  }

  /** Simulates with other numbers. */
  public interface Simulation {
    /** A whole table, held against all experiments that name it. */
    VerifiedTable whole(Substitutions numbers, String table) throws InterruptedException;

    /** How far some rows of a table are off, as fractions, simulated at their points alone. */
    List<Double> errors(Substitutions numbers, RowChoice rows) throws InterruptedException;
  }

  /** What becomes of a table that is left out. */
  public LeftOutTable of(Fit fit) throws InterruptedException {
    List<String> unknown = new ArrayList<>();
    for (FittedNumber number : fit.numbers()) {
      if (number.without() instanceof Without.Unknown nothing) {
        unknown.add(number.label() + ": " + nothing.why());
      }
    }
    if (!unknown.isEmpty()) {
      return LeftOutTable.unpredictable(unknown);
    }
    Numbers numbers = new Numbers(fit);
    numbers.fit();
    VerifiedTable table = simulation.whole(numbers.substitutions(), fit.table());
    for (FittedNumber number : fit.numbers()) {
      if (number.without() instanceof Without.Scale scale) {
        table = table.without(scale.rows()::isOf);
      }
    }
    return LeftOutTable.predicted(numbers.sentences(), table);
  }

  /** The numbers of a table as they are without it. */
  private final class Numbers {
    private final List<FittedNumber> all;
    private final Map<FittedNumber, String> values = new LinkedHashMap<>();

    Numbers(Fit fit) {
      all = fit.numbers();
      for (FittedNumber number : all) {
        if (number.without() instanceof Without.Refit refit) {
          values.put(number, text((refit.low() + refit.high()) / 2, refit.unit()));
        }
      }
    }

    void fit() throws InterruptedException {
      int passes = values.size() > 1 ? 2 : 1;
      for (int pass = 0; pass < passes; pass++) {
        for (FittedNumber number : List.copyOf(values.keySet())) {
          if (number.without() instanceof Without.Refit refit) {
            values.put(number, fitted(number, refit));
          }
        }
      }
    }

    private String fitted(FittedNumber number, Without.Refit refit) throws InterruptedException {
      Map<String, Double> tried = new TreeMap<>();
      DoubleUnaryOperator distance =
          value ->
              tried.computeIfAbsent(
                  text(value, refit.unit()),
                  text -> {
                    values.put(number, text);
                    return misfit(refit.rows());
                  });
      try {
        double best = Minimum.between(refit.low(), refit.high(), TOLERANCE, distance);
        if (Collections.max(tried.values()) - Collections.min(tried.values())
            < TOLERANCE * TOLERANCE) {
          throw new IllegalStateException(
              number.label() + " does not show in " + refit.rows().label());
        }
        return text(best, refit.unit());
      } catch (Interrupted interrupted) {
        throw interrupted.cause();
      }
    }

    /** How far the rows are off. */
    private double misfit(RowChoice rows) {
      try {
        List<Double> errors = simulation.errors(substitutions(), rows);
        if (errors.isEmpty()) {
          throw new IllegalStateException("no simulated point has " + rows.label());
        }
        double sum = 0;
        for (double error : errors) {
          double log = StrictMath.log(1 + error);
          sum += log * log;
        }
        return sum;
      } catch (InterruptedException stopped) {
        throw new Interrupted(stopped);
      }
    }

    Substitutions substitutions() {
      Substitutions result = Substitutions.NONE;
      for (FittedNumber number : all) {
        result = number.without().accept(new Substituting(result, number));
      }
      return result;
    }

    List<String> sentences() {
      return all.stream().map(number -> number.without().accept(new Telling(number))).toList();
    }

    /** Adds a number to those that are replaced. */
    private final class Substituting implements Without.Visitor<Substitutions> {
      private final Substitutions before;
      private final FittedNumber number;

      Substituting(Substitutions before, FittedNumber number) {
        this.before = before;
        this.number = number;
      }

      @Override
      public Substitutions refit(Without.Refit refit) {
        String value = values.getOrDefault(number, "");
        Substitutions result = before.with(number.file(), number.key(), value);
        double left = 100 - Double.parseDouble(value.replace(refit.unit(), "").strip());
        for (Map.Entry<String, Double> part : refit.rest().entrySet()) {
          String share = exact(left, part.getValue(), refit.unit());
          result = result.with(number.file(), part.getKey(), share);
        }
        return result;
      }

      @Override
      public Substitutions stated(Without.Stated stated) {
        return before.with(number.file(), number.key(), stated.number());
      }

      @Override
      public Substitutions leftOut(Without.LeftOut leftOut) {
        return before.without(number.file(), leftOut.key());
      }

      @Override
      public Substitutions scale(Without.Scale scale) {
        return before;
      }

      @Override
      public Substitutions unknown(Without.Unknown unknown) {
        throw new IllegalStateException(unknown.why());
      }
    }

    /** Says what a number is. */
    private final class Telling implements Without.Visitor<String> {
      private final FittedNumber number;

      Telling(FittedNumber number) {
        this.number = number;
      }

      @Override
      public String refit(Without.Refit refit) {
        return number.label()
            + ": "
            + values.getOrDefault(number, "")
            + ", fitted to "
            + refit.rows().label()
            + ", in place of "
            + number.stated();
      }

      @Override
      public String stated(Without.Stated stated) {
        return number.label()
            + ": "
            + stated.number()
            + " in place of "
            + number.stated()
            + ", "
            + stated.why();
      }

      @Override
      public String leftOut(Without.LeftOut leftOut) {
        return number.label()
            + ": not stated, in place of "
            + number.stated()
            + ": "
            + leftOut.why();
      }

      @Override
      public String scale(Without.Scale scale) {
        return number.label() + ": kept, " + scale.why();
      }

      @Override
      public String unknown(Without.Unknown unknown) {
        throw new IllegalStateException(unknown.why());
      }
    }
  }

  private static String text(double value, String unit) {
    String number = new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
    return unit.isEmpty() ? number : number + " " + unit;
  }

  /** A part of what is left, whole, so that the parts add up. */
  private static String exact(double left, double part, String unit) {
    BigDecimal share =
        new BigDecimal(left).round(new MathContext(9)).multiply(BigDecimal.valueOf(part));
    return share.stripTrailingZeros().toPlainString() + (unit.isEmpty() ? "" : " " + unit);
  }

  /** Carries an interruption through Brent's method. */
  private static final class Interrupted extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final InterruptedException cause;

    Interrupted(InterruptedException cause) {
      super(cause);
      this.cause = cause;
    }

    InterruptedException cause() {
      return cause;
    }
  }
}
