package dev.contend.scenarios.yaml;

import dev.contend.workloads.script.Measure;
import java.util.ArrayList;
import java.util.List;

/** The keys beside {@code arrivals}: when items come, and how many. */
final class ArrivalKeys {
  static final Key<List<String>> RATES =
      Key.of(
          "rates",
          ValueKinds.listOf(DistributionKeys.expression(Measure.RATE)),
          "Arrivals a second in each of the two states.");
  static final Key<List<String>> SOJOURNS =
      Key.of(
          "sojourns",
          ValueKinds.listOf(DistributionKeys.expression(Measure.DURATION)),
          "The mean time in each of the two states; it is exponential.");
  static final Section MODULATED = Section.of("mmpp", RATES, SOJOURNS);
  static final Key<YamlMap> MMPP =
      Key.of(
          "mmpp",
          MODULATED.kind(),
          "A Poisson process whose rate changes between two states: bursts.");

  /** The mapping at {@code every} that says so. */
  static final Section BURSTS = Section.of("", MMPP);

  static final Key<String> TRACE =
      Key.of(
              "trace",
              ValueKinds.text().looking(new Shape.Text("the name of a trace", "")),
              "Items come as they were recorded.")
          .optional("they come as 'every' says");
  static final Key<String> SPEED =
      Key.of(
              "speed",
              DistributionKeys.expression(Measure.NUMBER),
              "How many times as fast as it was recorded the trace is played.")
          .optional("as it was recorded");
  static final Key<String> EVERY = every();
  static final Key<String> COUNT =
      Key.of("count", DistributionKeys.expression(Measure.NUMBER), "How many objects arrive.")
          .unless(TRACE.name());

  /** All beside the word itself. */
  static final List<Key<?>> ALL = List.of(EVERY, TRACE, SPEED, COUNT);

  private ArrivalKeys() {}

  private static Key<String> every() {
    ValueKind<String> each = DistributionKeys.expression(Measure.DURATION);
    List<Key<?>> forms = new ArrayList<>(DistributionKeys.ALL);
    forms.add(MMPP);
    Shape process = new Shape.Lazy("arrival-process", () -> DistributionKeys.shape(forms));
    return Key.of(
            "every",
            each.looking(new Shape.Either(List.of(each.shape(), process))),
            "From one arrival to the next.")
        .unless(TRACE.name());
  }
}
