package dev.contend.scenarios.yaml;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;

/** The keys of price lists. */
final class PriceKeys {
  private PriceKeys() {}

  /** A price an hour in the list's currency. */
  static final ValueKind<Double> AMOUNT = ValueKinds.number(1e-9, 1e9);

  static final Key<String> NAME =
      Key.of("name", ScenarioKeys.NAME.kind(), "The list's name, that of its file.");
  static final Key<String> TITLE =
      Key.of("title", ValueKinds.text(), "Whose prices they are, in a line.").optional("none");
  static final Key<String> CURRENCY =
      Key.of(
          "currency",
          ValueKinds.text().looking(new Shape.Text("three capital letters", "[A-Z]{3}")),
          "The currency of all prices: three capital letters, as USD.");
  static final Key<String> DATE =
      Key.of(
          "date",
          ValueKind.scalar("a date", "2026-11-30", PriceKeys::date, dateShape()),
          "The day on which the prices held, as year-month-day.");
  static final Key<YamlMap> PER_HOUR =
      Key.of(
          "per-hour",
          ValueKinds.named(
              "machine",
              new Shape.Sourced(AMOUNT.shape(), SourcedReader.section(AMOUNT, List.of()))),
          "What an hour of each machine costs, by the machine's name, with its source.");

  static final Section SECTION =
      Section.of("prices", FileKeys.VERSION, NAME, TITLE, CURRENCY, DATE, PER_HOUR);

  private static Shape dateShape() {
    return new Shape.Text("a date", "[0-9]{4}-[0-9]{2}-[0-9]{2}");
  }

  private static Reading<String> date(String text) {
    try {
      return Reading.of(LocalDate.parse(text).toString());
    } catch (DateTimeParseException exception) {
      return Reading.wrong(
          Excerpt.quoted(text) + " is not a date", "write year, month and day, as '2026-11-30'");
    }
  }
}
