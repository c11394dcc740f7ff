package dev.contend.scenarios.yaml;

import dev.contend.workloads.script.Amount;
import dev.contend.workloads.script.ArrivalProcess;
import dev.contend.workloads.script.ArrivalProcess.Modulated;
import dev.contend.workloads.script.Category;
import dev.contend.workloads.script.Expression;
import dev.contend.workloads.script.Measure;
import dev.contend.workloads.script.Statement;
import dev.contend.workloads.script.Thing;
import java.util.List;
import java.util.Optional;

/** Reads when the items of open arrivals come. */
final class ArrivalReader {
  private final ProgramNames names;

  ArrivalReader(ProgramNames names) {
    this.names = names;
  }

  /** The arrivals at a queue, as what stands beside the word says. */
  Optional<Statement> read(YamlMap map, int mark, Optional<Thing> queue) {
    Optional<Expression> count =
        map.read(ArrivalKeys.COUNT.as(names.ofAllItems(List.of(Measure.NUMBER))));
    Optional<ArrivalProcess> process = process(map);
    boolean isWhole = count.isPresent() || !map.has(ArrivalKeys.COUNT);
    return queue
        .filter(into -> isWhole)
        .flatMap(
            into -> process.map(when -> new Statement.Arrivals(mark, into.name(), when, count)));
  }

  private Optional<ArrivalProcess> process(YamlMap map) {
    Optional<Expression> speed =
        map.read(ArrivalKeys.SPEED.as(names.ofAllItems(List.of(Measure.NUMBER))));
    if (map.has(ArrivalKeys.TRACE)) {
      if (map.has(ArrivalKeys.EVERY)) {
        map.report(ArrivalKeys.EVERY, "is given beside 'trace'", "leave one of the two out");
        return Optional.empty();
      }
      return map.find(ArrivalKeys.TRACE.name())
          .flatMap(this::trace)
          .filter(trace -> speed.isPresent() == map.has(ArrivalKeys.SPEED))
          .map(trace -> new ArrivalProcess.Recorded(trace.name(), speed));
    }
    if (map.has(ArrivalKeys.SPEED)) {
      map.report(
          ArrivalKeys.SPEED, "needs a trace", "leave it out, or add 'trace: NAME' beside it");
    }
    Optional<YamlMap> modulated =
        map.find(ArrivalKeys.EVERY.name())
            .filter(YamlValue::isMap)
            .flatMap(YamlValue::map)
            .filter(every -> every.has(ArrivalKeys.MMPP));
    if (modulated.isPresent()) {
      modulated.get().onlyKeys(ArrivalKeys.BURSTS.names());
      return modulated.get().read(ArrivalKeys.MMPP).flatMap(this::modulated);
    }
    ValueKind<Amount> interval = names.amount(List.of(Measure.DURATION));
    return map.read(ArrivalKeys.EVERY.as(interval)).map(ArrivalProcess.Renewal::new);
  }

  private Optional<ArrivalProcess> modulated(YamlMap map) {
    Optional<List<Expression>> rates =
        pair(map, ArrivalKeys.RATES, Measure.RATE, "[200/s, 2000/s]");
    Optional<List<Expression>> sojourns =
        pair(map, ArrivalKeys.SOJOURNS, Measure.DURATION, "[1 s, 100 ms]");
    return rates.flatMap(
        each ->
            sojourns.map(
                lasts ->
                    new Modulated(
                        new Modulated.State(each.get(0), lasts.get(0)),
                        new Modulated.State(each.get(1), lasts.get(1)))));
  }

  private Optional<List<Expression>> pair(
      YamlMap map, Key<List<String>> key, Measure measure, String example) {
    ValueKind<List<Expression>> kind = ValueKinds.listOf(names.ofThread(List.of(measure)));
    Optional<List<Expression>> read = map.read(key.as(kind));
    if (read.isPresent() && read.get().size() != 2) {
      map.report(
          key,
          "has " + read.get().size() + " values, and there are two states",
          "write '" + key.name() + ": " + example + "'");
      return Optional.empty();
    }
    return read;
  }

  private Optional<Thing> trace(YamlValue value) {
    List<String> known = names.names(List.of(Category.TRACE));
    Optional<String> name = value.text();
    Optional<Thing> thing =
        name.flatMap(names::thing).filter(found -> found.category() == Category.TRACE);
    if (name.isPresent() && thing.isEmpty()) {
      value.report(
          "unknown trace " + Excerpt.quoted(name.get()),
          known.isEmpty()
              ? "declare it first, as 'traces: {"
                  + name.get()
                  + ": {file: requests.csv, timestamp: TIMESTAMP}}'"
              : Suggestions.advice(name.get(), known));
    }
    return thing;
  }
}
