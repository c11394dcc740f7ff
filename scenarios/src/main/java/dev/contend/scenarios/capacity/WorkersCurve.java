package dev.contend.scenarios.capacity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** What was found of an alternative over its numbers of workers. */
public final class WorkersCurve {
  private final int index;
  private final Alternative alternative;
  private final TreeMap<Integer, Tested> tested = new TreeMap<>();
  private Optional<Integer> choice = Optional.empty();

  WorkersCurve(int index, Alternative alternative) {
    this.index = index;
    this.alternative = alternative;
  }

  void put(int at, Tested found) {
    tested.put(at, found);
  }

  void choose(int at) {
    choice = Optional.of(at);
  }

  Optional<Tested> at(int position) {
    return Optional.ofNullable(tested.get(position));
  }

  /** The positions that were tested, rising. */
  List<Integer> positions() {
    return new ArrayList<>(tested.keySet());
  }

  int chosenPosition() {
    return choice.orElseThrow();
  }

  Bench.Priced priced() {
    return new Bench.Priced(index, choice().orElseThrow());
  }

  /** Its place among the alternatives, from 0. */
  public int index() {
    return index;
  }

  /** What it is of. */
  public Alternative alternative() {
    return alternative;
  }

  /** Every number of workers that was tested, rising. */
  public List<Tested> tested() {
    return List.copyOf(tested.values());
  }

  /** The number of workers to have; empty if none is known to keep all aims. */
  public Optional<Tested> choice() {
    return choice.map(tested::get);
  }

  /** The next smaller number that was tested and does not keep all aims, or is not known to. */
  public Optional<Tested> below() {
    return choice
        .flatMap(at -> Optional.ofNullable(tested.lowerEntry(at)))
        .map(entry -> entry.getValue())
        .filter(lower -> lower.verdict() != Tested.Verdict.MET);
  }

  /** What comes closest to the aims of all that was tested. */
  public Tested nearest() {
    Tested nearest = tested.firstEntry().getValue();
    for (Tested each : tested.values()) {
      nearest = each.shortfall() < nearest.shortfall() ? each : nearest;
    }
    return nearest;
  }
}
