package dev.contend.scenarios.yaml;

import dev.contend.scenarios.spec.Prices;
import java.util.List;
import java.util.Optional;

/** The keys of plans. */
final class PlanKeys {
  private PlanKeys() {}

  /** What is to be served. */
  static final class DemandKeys {
    private static final String GROWS = "-?[0-9]+(\\.[0-9]+)? ?%/year";

    static final Key<Double> ARRIVAL_RATE =
        Key.of(
                "arrival-rate",
                ValueKinds.quantity(Dimension.RATE, 1e-6, 1e9),
                "Requests that arrive by themselves, today.")
            .unless("population");
    static final Key<Double> POPULATION =
        Key.of(
                "population",
                ValueKinds.number(1, 1e9),
                "Those who each send their next request after the answer, today.")
            .unless("arrival-rate");
    static final Key<String> PARAMETER =
        Key.of(
                "parameter",
                ValueKinds.text(),
                "The parameter of the workload that says it. One that is a duration is the time"
                    + " between two requests.")
            .byDefault("arrival-rate");
    static final Key<Double> GROWTH =
        Key.of(
                "growth",
                ValueKind.scalar(
                    "a growth", "20 %/year", DemandKeys::growth, new Shape.Text("a growth", GROWS)),
                "How much it grows in a year.")
            .byDefault("0 %/year");
    static final Key<Double> YEARS =
        Key.of(
                "years",
                ValueKinds.number(0, 50),
                "Years after which the choice must still do; it is planned for the demand then.")
            .byDefault("0");
    static final Section SECTION =
        Section.of("demand", ARRIVAL_RATE, POPULATION, PARAMETER, GROWTH, YEARS)
            .called("a demand", "{arrival-rate: 300/s}");

    private DemandKeys() {}

    private static Reading<Double> growth(String text) {
      String share = text.strip().replaceFirst("/\\s*year$", "");
      Reading<Quantity> read = Units.read(share, Dimension.PERCENTAGE);
      if (share.equals(text.strip()) || read.value().isEmpty()) {
        return Reading.wrong(
            Excerpt.quoted(text) + " is not a growth by the year", "write it as '20 %/year'");
      }
      double grows = read.value().get().inBaseUnits();
      return grows > -1 && grows <= 100
          ? Reading.of(grows)
          : Reading.wrong(
              Excerpt.quoted(text) + " is out of range", "write above -100 %/year, as '20 %/year'");
    }
  }

  /** How often each choice is tried. */
  static final class Trials {
    static final Key<Integer> MIN =
        Key.of(
                "min",
                ValueKinds.count(2, 10_000),
                "Replications of a choice before anything is decided of it.")
            .byDefault("5");
    static final Key<Integer> MAX =
        Key.of(
                "max",
                ValueKinds.count(2, 10_000),
                "Replications after which what is not decided stays open.")
            .byDefault("40");
    static final Section SECTION = Section.of("trials", MIN, MAX).called("trials", "{max: 40}");

    private Trials() {}
  }

  static final Key<String> NAME =
      Key.of("name", ScenarioKeys.NAME.kind(), "The plan's name in tables.");
  static final Key<String> QUESTION =
      Key.of("question", ValueKinds.text(), "What the plan is to answer.").optional("none");
  static final Key<YamlValue> SCENARIO =
      Key.of(
          "scenario",
          new ValueKind<>(
              "a scenario",
              "web-service",
              Optional::of,
              new Shape.Either(List.of(Shape.TEXT, new Shape.Named("key", Shape.ANYTHING)))),
          "What runs: an experiment of the library, a scenario file beside this one, or the keys of"
              + " a scenario, with 'extends: NAME' where it differs from one. Its sweep does not"
              + " count.");
  static final Key<YamlMap> DEMAND =
      Key.of("demand", DemandKeys.SECTION.kind(), "What is to be served.")
          .optional("a batch, to be done at the least cost for what it does");
  static final Key<List<String>> OBJECTIVES =
      Key.of(
          "objectives",
          ValueKinds.listOf(
              new ValueKind<>(
                  "an objective", "p99(latency) <= 50 ms", YamlValue::text, Shape.TEXT)),
          "Bounds on metrics that a choice must keep, as 'p99(latency) <= 50 ms', 'throughput >="
              + " 1200/s', 'memory <= 64 GiB', 'utilisation <= 70 %'.");
  static final Key<YamlMap> CHOICES =
      Key.of(
          "choices",
          ValueKinds.map().looking(new Shape.Keyed(ScenarioPartKeys.Axes.SECTION)),
          "What may be chosen: runtimes, machines, numbers of workers, any parameter; as the axes of"
              + " a sweep.");
  static final Key<String> PRICES =
      Key.of(
          "prices",
          ValueKinds.text(),
          "What machines cost: a price list of the library, or a file beside this one.");
  static final Key<Prices.Charge> CHARGE =
      Key.of(
              "charge",
              ValueKinds.enumeration(Prices.Charge.class),
              "What is paid for: the whole 'machine', or the 'cpus' of the container as a share of"
                  + " its hardware threads.")
          .byDefault("machine");
  static final Key<YamlMap> TRIALS =
      Key.of("trials", Trials.SECTION.kind(), "How often each choice is tried.")
          .optional("{min: 5, max: 40}");
  static final Key<Long> SEED =
      Key.of("seed", ScenarioKeys.SEED.kind(), "From which all randomness comes.")
          .optional("the scenario's");

  static final Section SECTION =
      Section.of(
          "plan",
          FileKeys.VERSION,
          NAME,
          QUESTION,
          SCENARIO,
          DEMAND,
          OBJECTIVES,
          CHOICES,
          PRICES,
          CHARGE,
          TRIALS,
          SEED);
}
