package dev.contend.workloads.script;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a trace says of the items that nobody has taken yet. */
final class Items {
  /** By number of the item. */
  private final Map<Integer, Item> brought = new LinkedHashMap<>();

  /**
   * An item of a trace.
   *
   * @param row its number in the trace, from 0
   */
  record Item(ArrivalTrace trace, int row) {
    double value(String name) {
      return trace.value(name, row);
    }
  }

  void bring(int number, ArrivalTrace trace, int row) {
    brought.put(number, new Item(trace, row));
  }

  /** An item that a thread takes; null if no trace has brought it. */
  @Nullable Item take(int number) {
    return brought.remove(number);
  }
}
