package dev.contend.scenarios.yaml;

import dev.contend.scenarios.spec.PointSpec;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * One axis of a sweep: a name, and for each of its values the change that it makes to a point.
 *
 * @param name as written
 * @param inTables whether tables have a column of its own for it (they have one for machine,
 *     runtime and workers anyway)
 * @param values in the file's order
 */
record Axis(String name, boolean inTables, List<Value> values) {
  /**
   * A point with one of the values.
   *
   * @param row which value
   * @param values by axis as tables show them; it is added
   */
  PointSpec apply(int row, PointSpec point, Map<String, String> values) {
    Value value = this.values.get(row);
    values.put(name, value.text());
    PointSpec changed = value.change().apply(point);
    return inTables ? changed.at(name, value.text()) : changed;
  }

  /**
   * One value.
   *
   * @param text as tables show it
   * @param change what it makes of a point
   */
  record Value(String text, UnaryOperator<PointSpec> change) {}
}
