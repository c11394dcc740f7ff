package dev.contend.scenarios.yaml;

import dev.contend.engine.settings.Parameter;
import dev.contend.scenarios.spec.PointSpec;
import dev.contend.workloads.catalog.Workloads;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Where a point lies on every axis that tables may have a column for, swept or not, as text in the
 * form of the tables.
 */
public final class Coordinates {
  private static final String PLACEMENT = "memory-placement";

  private Coordinates() {}

  /** The values of a point by axis. */
  public static Map<String, String> of(PointSpec point) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put(PLACEMENT, point.memoryPlacement().name().toLowerCase(Locale.ROOT));
    point
        .switchInterval()
        .ifPresent(
            ps -> values.put(SweepReader.SWITCH_INTERVAL, Units.format(ps, Dimension.DURATION)));
    for (Parameter parameter : point.workload().workload().parameters()) {
      double value = point.workload().settings().get(parameter);
      values.put(axis(parameter), AxisReader.text(parameter, value));
    }
    return values;
  }

  /** The axes that points of a workload have. */
  public static List<String> axes(Workloads workload) {
    List<String> axes = new ArrayList<>(List.of(PLACEMENT));
    if (!workload.workload().isNative()) {
      axes.add(SweepReader.SWITCH_INTERVAL);
    }
    workload.workload().parameters().forEach(parameter -> axes.add(axis(parameter)));
    return axes;
  }

  /** The axes that points of any workload have. */
  public static List<String> axes() {
    Set<String> axes = new LinkedHashSet<>();
    for (Workloads workload : Workloads.values()) {
      axes.addAll(axes(workload));
    }
    return List.copyOf(axes);
  }

  private static String axis(Parameter parameter) {
    return SweepReader.WORKLOAD + parameter.name();
  }
}
