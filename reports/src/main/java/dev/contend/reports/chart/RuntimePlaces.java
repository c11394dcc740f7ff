package dev.contend.reports.chart;

import dev.contend.reports.table.ResultTable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which place in the order of colours each runtime of a table has; the rule of ChartInput. */
final class RuntimePlaces {
  private final Map<String, Integer> places = new LinkedHashMap<>();

  RuntimePlaces(List<String> order, ResultTable table) {
    Set<String> present = new LinkedHashSet<>();
    table.rows().forEach(row -> present.add(row.text("runtime")));
    for (String runtime : order) {
      if (present.remove(runtime)) {
        places.put(runtime, free(order.indexOf(runtime)));
      }
    }
    present.forEach(runtime -> places.put(runtime, free(0)));
  }

  /** The place of a runtime of the table. */
  int of(String runtime) {
    return places.getOrDefault(runtime, 0);
  }

  /** The number of runtimes. */
  int size() {
    return places.size();
  }

  private int free(int wanted) {
    int colours = Colour.LINES.size();
    for (int step = 0; step < colours; step++) {
      int place = (wanted + step) % colours;
      if (!places.containsValue(place)) {
        return place;
      }
    }
    return places.size();
  }
}
