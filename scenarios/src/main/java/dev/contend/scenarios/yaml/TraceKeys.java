package dev.contend.scenarios.yaml;

/** The keys of recorded arrivals. */
final class TraceKeys {
  static final Key<String> FILE =
      Key.of(
          "file",
          ValueKinds.text().looking(new Shape.Text("a CSV file", ".*\\.csv")),
          "A CSV file with a line of headers, in the folder of this file or below.");
  static final Key<String> TIMESTAMP =
      Key.of(
          "timestamp",
          ValueKinds.text().looking(new Shape.Text("a header of the file", "")),
          "The header of the column that says when each item came: seconds, or dates with times as"
              + " '2023-11-16 18:15:46.680'.");
  static final Key<YamlMap> COLUMNS =
      Key.of(
              "columns",
              ValueKinds.named("column", new Shape.Text("a header of the file", "")),
              "Names for numbers that the file says of each item, with the headers of their"
                  + " columns.")
          .optional("nothing is said of items");
  static final Key<String> SHA256 =
      Key.of(
              "sha256",
              ValueKinds.text().looking(new Shape.Text("64 hexadecimal digits", "[0-9a-f]{64}")),
              "The digest that the file must have.")
          .optional("any content");
  static final Section SECTION = Section.of("trace", FILE, TIMESTAMP, COLUMNS, SHA256);

  private TraceKeys() {}
}
