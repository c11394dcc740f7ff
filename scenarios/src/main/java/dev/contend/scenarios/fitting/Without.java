package dev.contend.scenarios.fitting;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a number is without the table that set it. */
public sealed interface Without {
  /**
   * Fitted to rows of other tables: the number for which the squares of the logarithms of simulated
   * over published add up to the least.
   *
   * @param rows those rows; their metric must be one of a point alone, as a time
   * @param low least that is tried
   * @param high most that is tried
   * @param unit as written after the number; may be empty
   * @param rest further keys of the same file that share what the number leaves of a hundred, each
   *     with its part
   */
  record Refit(RowChoice rows, double low, double high, String unit, Map<String, Double> rest)
      implements Without {
    public Refit {
      rest = Collections.unmodifiableMap(new LinkedHashMap<>(rest));
      if (!(low < high)) {
        throw new IllegalArgumentException("nothing lies between " + low + " and " + high);
      }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.refit(this);
    }
  }

  /**
   * Known from elsewhere.
   *
   * @param number as it would be written in the file
   * @param why its source, or why it is assumed
   */
  record Stated(String number, String why) implements Without {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.stated(this);
    }
  }

  /**
   * What holds if the file does not say.
   *
   * @param key that is taken out of the file; the number's own, or one that leads to it
   * @param why what holds then, and where it is from
   */
  record LeftOut(String key, String why) implements Without {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.leftOut(this);
    }
  }

  /**
   * Kept, since it is but the unit of the other rows.
   *
   * @param rows of the table itself that give it, and which then say nothing
   * @param why the other rows do not depend on it
   */
  record Scale(RowChoice rows, String why) implements Without {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.scale(this);
    }
  }

  /**
   * Nothing else says what it is, so that the table cannot be predicted without itself.
   *
   * @param why nothing does
   */
  record Unknown(String why) implements Without {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.unknown(this);
    }
  }

  /** What is to be done in each case. */
  interface Visitor<R> {
    R refit(Refit refit);

    R stated(Stated stated);

    R leftOut(LeftOut leftOut);

    R scale(Scale scale);

    R unknown(Unknown unknown);
  }

  /** Does what is to be done in this case. */
  <R> R accept(Visitor<R> visitor);
}
