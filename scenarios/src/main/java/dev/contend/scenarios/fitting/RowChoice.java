package dev.contend.scenarios.fitting;

import dev.contend.scenarios.reference.PublishedFigure;
import dev.contend.scenarios.reference.Reference;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Some rows of a table.
 *
 * @param table its name
 * @param machine on which they were measured; empty for any
 * @param runtime under what; empty for any
 * @param metric what was measured; empty for any
 * @param workers how many; none for any number
 * @param axes values on further axes
 */
public record RowChoice(
    String table,
    String machine,
    String runtime,
    String metric,
    List<Long> workers,
    Map<String, String> axes) {
  public RowChoice {
    workers = List.copyOf(workers);
    axes = Collections.unmodifiableMap(new LinkedHashMap<>(axes));
  }

  boolean isOf(PublishedFigure row) {
    return (machine.isEmpty() || machine.equals(row.machine()))
        && (runtime.isEmpty() || runtime.equals(row.runtime()))
        && (metric.isEmpty() || metric.equals(row.metric()))
        && (workers.isEmpty()
            || row.workers().map(Integer::longValue).filter(workers::contains).isPresent())
        && axes.entrySet().stream()
            .allMatch(axis -> axis.getValue().equals(row.axes().get(axis.getKey())));
  }

  /** The table with these rows alone. */
  public Reference of(Reference whole) {
    return new Reference(
        whole.name(),
        whole.title(),
        whole.fitted(),
        whole.figures().stream().filter(this::isOf).toList());
  }

  /** What they are called in sentences. */
  String label() {
    StringBuilder label = new StringBuilder(table);
    if (!machine.isEmpty()) {
      label.append(" on ").append(machine);
    }
    if (!runtime.isEmpty()) {
      label.append(", ").append(runtime);
    }
    if (!metric.isEmpty()) {
      label.append(", ").append(metric);
    }
    axes.forEach((axis, value) -> label.append(", ").append(axis).append(' ').append(value));
    if (!workers.isEmpty()) {
      label.append(workers.size() == 1 && workers.get(0) == 1 ? ", worker " : ", workers ");
      label.append(String.join(", ", workers.stream().map(String::valueOf).toList()));
    }
    return label.toString();
  }
}
