package dev.contend.scenarios.yaml;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What others call units. */
final class UnitWords {
  private static final Map<String, String> USUAL = new TreeMap<>();

  static {
    put("ns", "nsec", "nanosecond", "nano");
    put("us", "usec", "microsecond", "micro", "mus");
    put("ms", "msec", "millisecond", "milli");
    put("s", "sec", "second");
    put("min", "minute");
    put("h", "hour", "hr");
    put("B", "byte");
    put("kB", "kbyte", "kilobyte");
    put("KiB", "k", "kibibyte");
    put("MB", "mbyte", "megabyte");
    put("MiB", "mebibyte");
    put("GB", "gbyte", "gigabyte");
    put("GiB", "g", "gibibyte");
  }

  private UnitWords() {}

  private static void put(String unit, String... words) {
    for (String word : words) {
      USUAL.put(word, unit);
      USUAL.put(word + "s", unit);
    }
  }

  /** The quantity that was probably meant by an unknown unit, or which units there are. */
  static String advice(String number, String word, List<String> known) {
    String lower = word.toLowerCase(Locale.ROOT);
    Optional<String> usual =
        known.stream()
            .filter(unit -> unit.equalsIgnoreCase(word))
            .findFirst()
            .or(() -> Optional.ofNullable(USUAL.get(lower)));
    return usual
        .filter(known::contains)
        .map(unit -> "did you mean '" + number + " " + unit + "'?")
        .orElseGet(() -> Suggestions.advice(word, known));
  }
}
