package dev.contend.scenarios.yaml;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An instant of a trace, exactly.
 *
 * @param seconds since the beginning of some day
 * @param isDate whether it was written as a date with a time
 */
record TraceTime(BigDecimal seconds, boolean isDate) {
  /** ISO 8601 with at most a blank in the place of the T; a zone may be left out. */
  private static final Pattern DATE =
      Pattern.compile(
          "([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9]{2}:[0-9]{2}:[0-9]{2})(\\.[0-9]{1,12})?"
              + "(Z|[+-][0-9]{2}:?[0-9]{2})?");

  static Reading<TraceTime> read(String text) {
    Matcher date = DATE.matcher(text);
    if (!date.matches()) {
      return Numbers.NUMBER.matcher(text).matches()
          ? Reading.of(new TraceTime(new BigDecimal(text), false))
          : wrong(text);
    }
    try {
      LocalDateTime whole = LocalDateTime.parse(date.group(1) + "T" + date.group(2));
      ZoneOffset zone = date.group(4) == null ? ZoneOffset.UTC : ZoneOffset.of(date.group(4));
      BigDecimal fraction =
          date.group(3) == null ? BigDecimal.ZERO : new BigDecimal("0" + date.group(3));
      return Reading.of(
          new TraceTime(BigDecimal.valueOf(whole.toEpochSecond(zone)).add(fraction), true));
    } catch (DateTimeException noSuchDay) {
      return wrong(text);
    }
  }

  private static Reading<TraceTime> wrong(String text) {
    return Reading.wrong(
        Excerpt.quoted(text) + " is no instant",
        "write seconds as '12.5', or a date with a time as '2023-11-16 18:15:46.680'");
  }
}
