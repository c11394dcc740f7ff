package dev.contend.scenarios.yaml;

import dev.contend.scenarios.spec.Prices;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads price lists. */
final class PriceReader {
  private final Problems problems;

  PriceReader(Problems problems) {
    this.problems = problems;
  }

  /** The list that a plan names; empty, with problems reported, if it is not right. */
  Optional<Prices> named(YamlMap plan) {
    Optional<String> name = plan.read(PlanKeys.PRICES);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    YamlValue value = plan.find(PlanKeys.PRICES.name()).orElseThrow();
    return Presets.text(name.get(), value, Library.PRICES, problems)
        .flatMap(text -> new YamlReader(problems).map(text))
        .flatMap(this::read);
  }

  private Optional<Prices> read(YamlMap map) {
    int before = problems.count();
    map.onlyKeys(PriceKeys.SECTION.names());
    map.read(FileKeys.VERSION);
    Optional<String> name = map.read(PriceKeys.NAME);
    Optional<String> currency = map.read(PriceKeys.CURRENCY);
    if (currency.isPresent() && !currency.get().matches("[A-Z]{3}")) {
      map.report(
          PriceKeys.CURRENCY,
          Excerpt.quoted(currency.get()) + " is no currency",
          "write its three capital letters, as 'USD'");
    }
    Optional<String> date = map.read(PriceKeys.DATE);
    Optional<YamlMap> perHour = map.read(PriceKeys.PER_HOUR);
    Map<String, Prices.Price> prices = new LinkedHashMap<>();
    SourcedReader sourced = new SourcedReader();
    perHour.ifPresent(
        machines ->
            machines
                .keys()
                .forEach(
                    machine ->
                        price(machines, machine, sourced)
                            .ifPresent(price -> prices.put(machine, price))));
    if (problems.count() > before
        || name.isEmpty()
        || currency.isEmpty()
        || date.isEmpty()
        || perHour.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Prices(name.get(), currency.get(), date.get(), prices));
  }

  private static Optional<Prices.Price> price(
      YamlMap machines, String machine, SourcedReader sourced) {
    Optional<YamlMap> map =
        machines.required(machine, SourcedReader.section(PriceKeys.AMOUNT, List.of()).kind());
    return map.flatMap(
        found ->
            sourced
                .value(found, PriceKeys.AMOUNT)
                .map(
                    amount -> {
                      Optional<String> assumed =
                          found.optional(
                              SourcedReader.ASSUMED.name(), SourcedReader.ASSUMED.kind());
                      Optional<String> source =
                          found.optional(SourcedReader.SOURCE.name(), SourcedReader.SOURCE.kind());
                      return new Prices.Price(
                          amount, source.or(() -> assumed).orElse(""), assumed.isPresent());
                    }));
  }
}
